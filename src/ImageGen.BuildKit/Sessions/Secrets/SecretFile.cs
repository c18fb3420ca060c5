using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>Reads a file that holds a secret.</summary>
internal static class SecretFile
{
    /// <summary>
    /// Its bytes, up to one more than a secret may have: enough to tell that it is too large. Its size is not asked for,
    /// because a pipe that a shell puts in a file's place has none.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="given">The file as it was when the build began; <see langword="null"/> outside of a build.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ReplacedEntryException">The file was replaced since the build began.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, GivenFile? given, CancellationToken cancellationToken)
    {
        if (given is { IsThere: false })
        {
            return null;
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                given?.RequireSame(file.SafeFileHandle);
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
