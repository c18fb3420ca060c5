namespace ImageGen.Fuzzing.Targets.Oci;

/// <summary>A target for each parser of ImageGen.Oci that reads images.</summary>
internal static class OciTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("imagedocument", DocumentTarget.Check),
        new("layer", LayerTarget.Check),
    ];
}
