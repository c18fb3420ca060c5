namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--platform</c>: platforms with commas between them.</summary>
internal static class PlatformList
{
    /// <summary>The platforms that the completion suggests.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/ppc64le", "linux/riscv64", "linux/s390x"];

    public static IReadOnlyList<Platform> Read(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    private static Platform ReadOne(string text)
    {
        var platform = Platform.Parse(text);
        return platform.IsKnown ? platform : throw new ImageGenException(platform.Suggestion is { } meant
            ? $"'{text}' is not a known platform. Did you mean '{meant}'?"
            : $"'{text}' is not a known platform. Use one like 'linux/amd64' or 'linux/arm64'.");
    }
}
