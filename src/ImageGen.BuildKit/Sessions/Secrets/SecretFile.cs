using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>Reads secrets from files.</summary>
internal static class SecretFile
{
    /// <summary>
    /// Reads at most one byte more than a secret may have, which is enough to detect a secret that is too large. The file size is not used,
    /// because a pipe that a shell passes as a file has no size.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="given">The file as it was when the build started; <see langword="null"/> outside a build.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ReplacedEntryException">The file was replaced after the build had started.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, PinnedFile? given, CancellationToken cancellationToken)
    {
        if (given is { Exists: false })
        {
            return null;
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                given?.ThrowIfReplaced(file.SafeFileHandle);
                var buffer = new byte[SecretsService.MaxSize + 1];
                var count = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return buffer.AsMemory(0, count);
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
