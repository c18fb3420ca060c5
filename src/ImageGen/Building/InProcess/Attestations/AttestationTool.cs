namespace ImageGen.Building.InProcess.Attestations;

/// <summary>The program that creates the attestations.</summary>
internal static class AttestationTool
{
    /// <summary>Its name and version: <c>ImageGen-0.1.0</c>.</summary>
    public static string Name { get; } = "ImageGen-" + typeof(AttestationTool).Assembly.GetName().Version!.ToString(fieldCount: 3);
}
