using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Files;

/// <summary>Creates the exceptions for files that cannot be sent.</summary>
internal static class ContextFailures
{
    private const string ExcludeAdvice = "or exclude it from the context in .dockerignore";

    public static BuildContextException CannotRead(string path, Exception cause) => cause switch
    {
        _ when path.Contains('\uFFFD', StringComparison.Ordinal) => new(
            $"'{path}' in the build context has a name that is not valid UTF-8. Rename it, {ExcludeAdvice} (with a wildcard).", cause),
        ReplacedEntryException => Replaced(path, cause),
        FileNotFoundException or DirectoryNotFoundException => new(
            $"'{path}' was removed from the build context while it was sent. Stop the process that removes it, {ExcludeAdvice}, and build again.", cause),
        UnauthorizedAccessException => new(
            $"'{path}' in the build context cannot be read: permission denied. Grant this user access to it, {ExcludeAdvice}.", cause),
        _ => new($"'{path}' in the build context cannot be read: {cause.Message} Fix it, {ExcludeAdvice}.", cause),
    };

    public static BuildContextException Replaced(string path, Exception? cause = null) => new(
        $"'{path}' was replaced while the build context was sent: it is not the file or folder that was listed, so its content is not sent. Stop the process that replaces it, {ExcludeAdvice}, and build again.", cause);

    public static BuildContextException SizeChanged(string path, long before, long after) => new(
        $"'{path}' {(after > before ? "grew" : "shrank")} from {before} to {after} bytes while the build context was sent. Stop the process that writes to it, {ExcludeAdvice}, and build again.");

    public static BuildContextException ContentChanged(string path) => new(
        $"'{path}' was modified while the build context was sent. Stop the process that writes to it, {ExcludeAdvice}, and build again.");
}
