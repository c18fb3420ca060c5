namespace ImageGen.Fuzzing.Targets.BuildKit;

/// <summary>A target for each parser of ImageGen.BuildKit that reads what comes from a daemon.</summary>
internal static class BuildKitTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("frames", FrameTarget.Check),
        new("headers", HeaderTarget.Check),
        new("packet", PacketTarget.Check),
        new("upgrade", UpgradeTarget.Check),
    ];
}
