using System.Formats.Tar;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>An archive that a build sends over. It is written beside its place first, so that a build that fails leaves there what was there before.</summary>
internal sealed class OutputFile(string path, bool isUnpacked) : IDisposable
{
    private readonly string _part = $"{path.TrimEnd('/', '\\')}.{Guid.NewGuid():n}.part";

    /// <exception cref="ImageBuildException">Nothing can be written there.</exception>
    public Stream Open()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_part)!);
            return new FileStream(_part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    /// <exception cref="ImageBuildException">Nothing can be written there.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (isUnpacked)
            {
                Directory.CreateDirectory(path);
                await TarFile.ExtractToDirectoryAsync(_part, path, overwriteFiles: true, cancellationToken).ConfigureAwait(false);
                File.Delete(_part);
            }
            else
            {
                File.Move(_part, path, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    public void Dispose()
    {
        if (File.Exists(_part))
        {
            File.Delete(_part);
        }
    }

    private ImageBuildException CannotWrite(Exception exception) => new(
        $"The output '{path}' cannot be written: {exception.Message} Grant this user access to it, or name another place in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Outputs)}.", exception);
}
