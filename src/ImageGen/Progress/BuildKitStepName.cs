namespace ImageGen.Progress;

/// <summary>The names of BuildKit's own steps, which are not instructions of a Dockerfile.</summary>
internal static class BuildKitStepName
{
    /// <summary>The step that receives the context.</summary>
    public const string LoadContext = InternalPrefix + "load build context";

    private const string InternalPrefix = "[internal] ";

    public static bool IsInternal(string name) => name.StartsWith(InternalPrefix, StringComparison.Ordinal);
}
