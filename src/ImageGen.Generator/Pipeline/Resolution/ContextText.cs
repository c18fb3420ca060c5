namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>The context as the attribute writes it.</summary>
internal static class ContextText
{
    /// <summary>Returns the URL, or the folder with <c>/</c>.</summary>
    public static string? Normalize(string? written) => IsRemote(written) ? written : written?.Replace('\\', '/');

    /// <summary>Whether the engine fetches the context, so its files are not known here.</summary>
    public static bool IsRemote(string? context) =>
        context is not null
        && (context.Contains("://")
            || context.StartsWith("git@", StringComparison.Ordinal)
            || context.StartsWith("github.com/", StringComparison.Ordinal));
}
