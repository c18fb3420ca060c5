using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.FileSync.Receiving;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit;

/// <summary>
/// Writes the archive that a build sends, for <see cref="ExportTarget.ToStream"/>. The archive is first written to a temporary file in the same folder, so a
/// failed build keeps the existing output. The folder is the one that the path led to at the start, even if the path changes later.
/// </summary>
/// <param name="path">The full path of the archive, or of the folder that it is unpacked into.</param>
/// <param name="isUnpacked">Whether the archive is an OCI image layout that is unpacked into a folder.</param>
public sealed class OutputFile(string path, bool isUnpacked) : IDisposable
{
    private readonly string _path = path.TrimEnd('/', '\\');
    private FolderHandle? _folder;
    private string? _partial;

    private string Name => Path.GetFileName(_path);

    /// <summary>Opens the stream for the archive.</summary>
    /// <exception cref="BuildOutputException">The output cannot be written.</exception>
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

    /// <summary>Moves the archive, or its content, to its path. Call it after the build has succeeded.</summary>
    /// <exception cref="BuildOutputException">The output cannot be written, or the daemon sent nothing or a malformed archive.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_folder is null || _partial is null)
        {
            throw new BuildOutputException($"The daemon ended the build without sending the output '{path}'. Build again; if that fails too, check the daemon's log.");
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

    /// <summary>Removes what was written, unless it was completed.</summary>
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
                // The build has already failed, with its own exception.
            }
        }

        _folder?.Dispose();
    }

    /// <summary>The path itself may be a link of the user. No part of it comes from the daemon.</summary>
    private FolderHandle OpenLayout(FolderHandle folder)
    {
        using var created = folder.FindStatus(Name) is null ? folder.OpenOrCreateFolder(Name) : null;
        return FolderHandle.Open(_path);
    }

    private static FileStream Unbuffered(SafeFileHandle file, FileAccess access) => new(file, access, bufferSize: 0, isAsync: false);

    private BuildOutputException CannotWrite(Exception exception) => new(
        $"The output '{path}' cannot be written: {exception.Message.TrimEnd('.')}. Check the free space and the permissions of its folder, or use another path.", exception);
}
