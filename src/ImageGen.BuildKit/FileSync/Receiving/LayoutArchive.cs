using System.Formats.Tar;
using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// Unpacks the archive of an OCI image layout. Such an archive holds files and folders and nothing else, and the daemon that sends it has
/// no say over this machine: a path stays inside the folder, and is reached over folders alone.
/// </summary>
internal sealed class LayoutArchive(string path, FolderHandle folder)
{
    private const string Index = "index.json";
    private const string Advice = "Use a daemon that you trust; an archive that is not unpacked shows what is in it.";

    /// <exception cref="BuildOutputException">The archive is not one of an OCI image layout.</exception>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public async Task UnpackAsync(Stream archive, CancellationToken cancellationToken)
    {
        // The chain is closed with its root, which the caller has open, too.
        using var folders = new FolderChain(FolderHandle.Open(folder.ListingPath));
        var reader = new TarReader(archive);
        var hasIndex = false;
        await using (reader.ConfigureAwait(false))
        {
            while (await NextAsync(reader, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                await TakeAsync(folders, entry, cancellationToken).ConfigureAwait(false);
                hasIndex |= entry.Name == Index;
            }
        }

        if (!hasIndex)
        {
            throw new BuildOutputException($"The daemon sent what it must not: the archive for '{path}' is not an OCI image layout, since it has no {Index}. Build again. {Advice}");
        }
    }

    private async Task<TarEntry?> NextAsync(TarReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw new BuildOutputException($"The daemon sent what it must not: the archive for '{path}' is not a whole tar archive ({exception.Message}). Build again. {Advice}", exception);
        }
    }

    private async Task TakeAsync(FolderChain folders, TarEntry entry, CancellationToken cancellationToken)
    {
        var name = entry.Name.TrimEnd('/');
        switch (entry.EntryType)
        {
            case TarEntryType.GlobalExtendedAttributes:
                return;
            case TarEntryType.Directory when name is "" or ".":
                return;
            case TarEntryType.Directory:
                RequirePlain(entry.Name, name);
                _ = OpenFolder(folders, name);
                return;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                RequirePlain(entry.Name, entry.Name);
                await WriteAsync(OpenFolder(folders, ParentOf(name)), name[(name.LastIndexOf('/') + 1)..], entry.DataStream, cancellationToken).ConfigureAwait(false);
                return;
            default:
                throw Refuse(entry.Name, $"it is of the kind {entry.EntryType}, and a layout holds files and folders only");
        }
    }

    private void RequirePlain(string written, string name)
    {
        if (!Array.TrueForAll(name.Split('/'), part => part is not ("" or "." or "..")) || name.AsSpan().IndexOfAny("\0\\:") >= 0)
        {
            throw Refuse(written, "its path is not a plain path inside the layout");
        }
    }

    private FolderHandle OpenFolder(FolderChain folders, string directory)
    {
        try
        {
            for (var slash = directory.IndexOf('/'); slash >= 0; slash = directory.IndexOf('/', slash + 1))
            {
                Create(folders, directory[..slash]);
            }

            if (directory.Length > 0)
            {
                Create(folders, directory);
            }

            return folders.Enter(directory);
        }
        catch (ReplacedEntryException exception)
        {
            throw new BuildOutputException($"'{directory}' in '{path}' is a link or a file, and the layout that the daemon sent needs a folder there; nothing is written through it. Remove it, or name another folder.", exception);
        }
    }

    private static void Create(FolderChain folders, string directory) =>
        folders.EnterParent(directory, out var name).OpenOrCreateFolder(name.ToString()).Dispose();

    private async Task WriteAsync(FolderHandle directory, string name, Stream? content, CancellationToken cancellationToken)
    {
        if (directory.FindStatus(name) is { Kind: EntryKind.Directory })
        {
            throw new IOException($"There is a folder '{name}' in the place of a file.");
        }

        var partial = $".imagegen-{Guid.NewGuid():N}";
        try
        {
            var file = new FileStream(directory.CreateFile(partial), FileAccess.Write, bufferSize: 0, isAsync: false);
            await using (file.ConfigureAwait(false))
            {
                await CopyAsync(content, file, cancellationToken).ConfigureAwait(false);
            }

            directory.Rename(partial, name);
        }
        finally
        {
            directory.Delete(partial);
        }
    }

    private async Task CopyAsync(Stream? content, FileStream file, CancellationToken cancellationToken)
    {
        try
        {
            await (content ?? Stream.Null).CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (EndOfStreamException exception)
        {
            throw new BuildOutputException($"The daemon sent what it must not: the archive for '{path}' ends in the middle of a file. Build again. {Advice}", exception);
        }
    }

    private static string ParentOf(string name) => name[..Math.Max(name.LastIndexOf('/'), 0)];

    private BuildOutputException Refuse(string entry, string reason) => new(
        $"The daemon sent what it must not: '{entry}' in the archive for '{path}' is not written, since {reason}. {Advice}");
}
