namespace ImageGen.Contexts.Sources;

/// <summary>
/// The <c>.dockerignore</c> in the archive for an engine without BuildKit. The classic builder reads it again to remove the
/// Dockerfile and the <c>.dockerignore</c> from the files of <c>COPY . .</c>. Podman applies it to every file.
/// </summary>
internal static class EngineIgnoreFile
{
    public const string Name = ".dockerignore";

    /// <summary>Creates the text that replaces the context's file; <see langword="null"/> if that file is sent unchanged, or if no file is needed.</summary>
    /// <remarks>The hidden file is a file that the engine needs and that must not be copied into the image.</remarks>
    public static string? Text(string root, ContextRules rules, string? hiddenFile)
    {
        if (OfContext(root, rules) is not { } text)
        {
            return hiddenFile is null ? null : Hide(Name, hiddenFile);
        }

        if (rules.AreFromContextRoot)
        {
            return hiddenFile is null ? null : Hide(text, hiddenFile);
        }

        // Other rules than those of this file apply, so the engine must not apply it.
        var withoutEffect = text + "\n!**";
        return hiddenFile is null ? withoutEffect + "\n" : Hide(withoutEffect, hiddenFile);
    }

    /// <summary>Reads the file of a context's folder; <see langword="null"/> if it has none.</summary>
    private static string? OfContext(string root, ContextRules rules) =>
        Path.Join(root, Name) is var path && rules.Filter.Includes(Name) && File.Exists(path) ? Read(path) : null;

    /// <summary>Creates the text for a context without such a file.</summary>
    public static string Hide(string hiddenFile) => Hide(Name, hiddenFile);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildContextException($"The ignore rules in '{path}' cannot be read: {e.Message} Grant this user access to the file, or remove it.", e);
        }
    }

    private static string Hide(string text, string hiddenFile) => $"{text}\n{hiddenFile}\n";
}
