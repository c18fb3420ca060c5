using System.Buffers;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.FileSync.Receiving;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit;

/// <summary>
/// Writes files of an image into a folder, by the rules of <see cref="ExportTarget.ToDirectory"/>: the current user owns everything, no path leads through a link,
/// and existing files stay unless they have the same name. Not thread-safe.
/// </summary>
/// <param name="path">The full path of the folder. It is created if it is missing.</param>
/// <param name="keepPrivileges">Whether devices are created, and setuid and setgid bits kept.</param>
/// <exception cref="BuildOutputException">The folder cannot be created.</exception>
public sealed class OutputDirectory(string path, bool keepPrivileges = false) : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly OutputRights _rights = new(keepPrivileges);
    private readonly ReceivedPaths _paths = new();
    private OutputFolder? _folder;

    private OutputFolder Folder => _folder ??= new OutputFolder(path, _rights);

    /// <summary>Adds an entry. The entries are in the order of their paths, each after its folder.</summary>
    /// <param name="entry">The entry. Of a file, a link target makes it a hard link to an earlier file.</param>
    /// <param name="content">The content of a file; <see langword="null"/> if it is empty.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="BuildOutputException">The entry cannot be written, or is not allowed.</exception>
    public async Task AddAsync(ContextEntry entry, Stream? content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var stat = StatPacket.Create(entry, sameFile: null).Stat;
        if (_paths.Check(stat) is { } reason)
        {
            throw OutputFolder.Refuse(stat.Path, reason);
        }

        switch (entry.Kind)
        {
            case EntryKind.File when stat.Linkname.Length > 0:
                Folder.AddHardLink(stat);
                break;
            case EntryKind.File:
                await WriteAsync(stat, content, cancellationToken).ConfigureAwait(false);
                break;
            case EntryKind.Directory:
                Folder.AddDirectory(stat);
                break;
            case EntryKind.SymbolicLink:
                Folder.AddLink(stat);
                break;
            default:
                Folder.AddSpecial(stat);
                break;
        }
    }

    /// <summary>Creates the hard links, and sets the permissions and times of folders.</summary>
    /// <returns>The number of files and folders whose setuid or setgid bits were removed.</returns>
    /// <exception cref="BuildOutputException">They cannot be set.</exception>
    public int Complete()
    {
        Folder.Complete();
        return _rights.Dropped;
    }

    /// <summary>Closes the folder.</summary>
    public void Dispose() => _folder?.Dispose();

    private async Task WriteAsync(Stat stat, Stream? content, CancellationToken cancellationToken)
    {
        using var file = new ReceivedFile(Folder, stat);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (content is not null && await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                file.Write(buffer.AsMemory(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        file.Complete();
    }
}
