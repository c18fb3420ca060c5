namespace ImageGen.Progress;

/// <summary>The names of BuildKit's own steps, which are not instructions of a Dockerfile.</summary>
internal static class BuildKitStepName
{
    private const string InternalPrefix = "[internal] ";

    public static bool IsInternal(string name) => name.StartsWith(InternalPrefix, StringComparison.Ordinal);
}
