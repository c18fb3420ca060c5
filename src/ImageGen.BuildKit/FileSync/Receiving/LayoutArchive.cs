using System.Formats.Tar;
using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// Unpacks the archive of an OCI image layout. Such an archive contains only files and folders. The daemon that sends it must not affect
/// anything else on this machine: each path stays inside the folder, and is reached through real folders only.
/// </summary>
internal sealed class LayoutArchive(string path, FolderHandle folder)
{
    private const string Index = "index.json";
    private const string Advice = "Use a daemon that you trust; export the layout as an archive to see its content.";

    /// <exception cref="BuildOutputException">The archive is not an OCI image layout.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public async Task UnpackAsync(Stream archive, CancellationToken cancellationToken)
    {
        // The chain closes its root; the caller's own handle stays open.
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
            throw new BuildOutputException($"The daemon sent a malformed archive: the archive for '{path}' is not an OCI image layout, because it has no {Index}. Build again. {Advice}");
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
            throw new BuildOutputException($"The daemon sent a malformed archive: the archive for '{path}' is not a complete tar archive ({exception.Message}). Build again. {Advice}", exception);
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
                throw Refuse(entry.Name, $"its kind is {entry.EntryType}, but a layout contains only files and folders");
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
            throw new BuildOutputException($"'{directory}' in '{path}' is a link or a file, but the layout from the daemon needs a folder there; nothing is written through it. Remove it, or use another folder.", exception);
        }
    }

    private static void Create(FolderChain folders, string directory) =>
        folders.EnterParent(directory, out var name).OpenOrCreateFolder(name.ToString()).Dispose();

    private async Task WriteAsync(FolderHandle directory, string name, Stream? content, CancellationToken cancellationToken)
    {
        if (directory.FindStatus(name) is { Kind: EntryKind.Directory })
        {
            throw new IOException($"A folder '{name}' exists in the place of a file; remove it.");
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
            throw new BuildOutputException($"The daemon sent a malformed archive: the archive for '{path}' ends in the middle of a file. Build again. {Advice}", exception);
        }
    }

    private static string ParentOf(string name) => name[..Math.Max(name.LastIndexOf('/'), 0)];

    private BuildOutputException Refuse(string entry, string reason) => new(
        $"The daemon sent an entry that is not allowed: '{entry}' in the archive for '{path}' is not written, because {reason}. {Advice}");
}
