using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.FileSync.Receiving;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit;

/// <summary>
/// Takes the archive that a build sends, for <see cref="ExportTarget.ToStream"/>. It is written beside its place first, so that a build that fails leaves there what was there before;
/// and in the folder that its path led to at the beginning, whatever becomes of the path meanwhile.
/// </summary>
/// <param name="path">The full path of the archive, or of the folder that it is unpacked into.</param>
/// <param name="isUnpacked">Whether the archive is one of an OCI image layout, and ends up as a folder.</param>
public sealed class OutputFile(string path, bool isUnpacked) : IDisposable
{
    private readonly string _path = path.TrimEnd('/', '\\');
    private FolderHandle? _folder;
    private string? _partial;

    private string Name => Path.GetFileName(_path);

    /// <summary>Opens the stream for the archive.</summary>
    /// <exception cref="BuildOutputException">Nothing can be written there.</exception>
    public Stream Open()
    {
        try
        {
            var folder = Path.GetDirectoryName(_path)!;
            Directory.CreateDirectory(folder);
            _folder ??= FolderHandle.Open(folder);
            var partial = $"{Name}.{Guid.NewGuid():n}.part";
            var file = _folder.CreateFile(partial);
            _partial = partial;
            return Unbuffered(file, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    /// <summary>Puts the archive, or what is in it, into its place; to be called once the build has succeeded.</summary>
    /// <exception cref="BuildOutputException">Nothing can be written there, or the daemon sent nothing or what it must not.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_folder is null || _partial is null)
        {
            throw new BuildOutputException($"The daemon ended the build without sending the output '{path}'. Build again; if it stays so, look into the daemon's log.");
        }

        try
        {
            if (isUnpacked)
            {
                var archive = Unbuffered(_folder.OpenFile(_partial), FileAccess.Read);
                await using (archive.ConfigureAwait(false))
                {
                    using var layout = OpenLayout(_folder);
                    await new LayoutArchive(path, layout).UnpackAsync(archive, cancellationToken).ConfigureAwait(false);
                }

                _folder.Delete(_partial);
            }
            else
            {
                _folder.Rename(_partial, Name);
            }

            _partial = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    /// <summary>Removes what was written, unless it was put into its place.</summary>
    public void Dispose()
    {
        if (_partial is not null)
        {
            try
            {
                _folder?.Delete(_partial);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The build has failed already, and says why.
            }
        }

        _folder?.Dispose();
    }

    /// <summary>The path itself may be a link of the user's own; no part of it that comes from the daemon is.</summary>
    private FolderHandle OpenLayout(FolderHandle folder)
    {
        using var created = folder.FindStatus(Name) is null ? folder.OpenOrCreateFolder(Name) : null;
        return FolderHandle.Open(_path);
    }

    private static FileStream Unbuffered(SafeFileHandle file, FileAccess access) => new(file, access, bufferSize: 0, isAsync: false);

    private BuildOutputException CannotWrite(Exception exception) => new(
        $"The output '{path}' cannot be written: {exception.Message} Grant this user access to it, or name another place.", exception);
}
