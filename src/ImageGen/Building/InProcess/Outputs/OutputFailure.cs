using ImageGen.BuildKit;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Outputs;

/// <summary>Failures of the file system to write an output.</summary>
internal static class OutputFailure
{
    /// <summary>Whether an exception is about an output, and not about a content that is read for it.</summary>
    public static bool Matches(Exception exception) =>
        exception is BuildOutputException or UnauthorizedAccessException or (IOException and not (ImageCacheException or ContentMismatchException or InvalidImageException));

    /// <param name="path">The path of the output.</param>
    /// <param name="exception">The failure.</param>
    public static ImageBuildException Create(string path, Exception exception) => exception is BuildOutputException
        ? new(exception.Message, exception)
        : new($"The output '{path}' cannot be written: {exception.Message.TrimEnd('.')}. Check the free space and the permissions of its folder, or use another path.", exception);
}
