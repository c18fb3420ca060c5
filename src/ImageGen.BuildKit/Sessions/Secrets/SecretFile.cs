namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>Reads a file that holds a secret.</summary>
internal static class SecretFile
{
    /// <summary>
    /// Its bytes, up to one more than a secret may have: enough to tell that it is too large. Its size is not asked for,
    /// because a pipe that a shell puts in a file's place has none.
    /// </summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
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
