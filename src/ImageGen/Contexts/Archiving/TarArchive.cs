using System.Text;
using ICSharpCode.SharpZipLib.Tar;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Contexts.Archiving;

/// <summary>Writes entries as a tar archive to a stream, block by block.</summary>
internal sealed class TarArchive(Stream destination) : IDisposable
{
    // The record of GNU tar. Some readers require a complete record at the end.
    private const int RecordSize = 20 * TarHeaderBlock.Size;
    private const string LongNameEntry = "././@LongLink";

    private readonly BlockWriter _blocks = new(destination);
    private readonly TarHeaderBlock _header = new();
    private readonly EntryFiles _files = new();

    /// <summary>The number of entries that were added.</summary>
    public long Entries { get; private set; }

    /// <summary>The archive's length so far, in bytes.</summary>
    public long Length => _blocks.Length;

    /// <summary>Adds an entry with its content.</summary>
    /// <exception cref="BuildContextException">The file changed since its entry was created, or cannot be read.</exception>
    public async ValueTask AddAsync(ContextEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = entry.Kind == EntryKind.Directory ? entry.Path + "/" : entry.Path;
        await AddLongNameAsync(TarHeader.LF_GNU_LONGNAME, name, cancellationToken).ConfigureAwait(false);
        await AddLongNameAsync(TarHeader.LF_GNU_LONGLINK, entry.LinkTarget ?? string.Empty, cancellationToken).ConfigureAwait(false);
        await AddHeaderAsync(TypeOf(entry.Kind), name, entry, cancellationToken).ConfigureAwait(false);
        if (entry.Size > 0)
        {
            await AddContentAsync(entry, cancellationToken).ConfigureAwait(false);
            await PadAsync(TarHeaderBlock.Size, cancellationToken).ConfigureAwait(false);
        }

        Entries++;
    }

    /// <summary>Adds the bytes of another archive, including its end, and completes this one.</summary>
    public async ValueTask AppendAsync(Stream archive, CancellationToken cancellationToken)
    {
        int read;
        do
        {
            await _blocks.MakeRoomAsync(cancellationToken).ConfigureAwait(false);
            read = await FillAsync(archive, cancellationToken).ConfigureAwait(false);
        }
        while (read > 0);
        await _blocks.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes the archive with two empty blocks, padded to a complete record.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await AddZerosAsync(2 * TarHeaderBlock.Size, cancellationToken).ConfigureAwait(false);
        await PadAsync(RecordSize, cancellationToken).ConfigureAwait(false);
        await _blocks.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _blocks.Dispose();
        _files.Dispose();
    }

    private static byte TypeOf(EntryKind kind) => kind switch
    {
        EntryKind.Directory => TarHeader.LF_DIR,
        EntryKind.SymbolicLink => TarHeader.LF_SYMLINK,
        _ => TarHeader.LF_NORMAL,
    };

    // A failure of the caller's archive must not be reported as one of the connection, which throws the same exceptions.
    private async ValueTask<int> FillAsync(Stream archive, CancellationToken cancellationToken)
    {
        try
        {
            return await _blocks.FillAsync(archive, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw ArchiveFailures.CannotRead(e);
        }
    }

    private async ValueTask AddHeaderAsync(byte type, string name, ContextEntry entry, CancellationToken cancellationToken)
    {
        // The content and the blocks are multiples of a header's size, so a header is never split between two blocks.
        await _blocks.MakeRoomAsync(cancellationToken).ConfigureAwait(false);
        _header.Format(type, name, entry).CopyTo(_blocks.Free.Span);
        _blocks.Advance(TarHeaderBlock.Size);
    }

    private async ValueTask AddLongNameAsync(byte type, string name, CancellationToken cancellationToken)
    {
        if (name.Length * 3 <= TarHeaderBlock.NameLength || Encoding.UTF8.GetByteCount(name) <= TarHeaderBlock.NameLength)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(name + "\0");
        var entry = new ContextEntry { Path = LongNameEntry, Kind = EntryKind.File, Mode = 0, Size = bytes.Length, Content = bytes };
        await AddHeaderAsync(type, LongNameEntry, entry, cancellationToken).ConfigureAwait(false);
        await AddContentAsync(entry, cancellationToken).ConfigureAwait(false);
        await PadAsync(TarHeaderBlock.Size, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask AddContentAsync(ContextEntry entry, CancellationToken cancellationToken)
    {
        using var content = EntryContent.Open(entry, _files);
        while (content.Position < entry.Size)
        {
            await _blocks.MakeRoomAsync(cancellationToken).ConfigureAwait(false);
            _blocks.Advance(content.Read(_blocks.Free.Span));
        }

        content.EnsureUnchanged();
    }

    private ValueTask PadAsync(int multiple, CancellationToken cancellationToken)
    {
        var beyond = (int)(_blocks.Length % multiple);
        return beyond == 0 ? ValueTask.CompletedTask : AddZerosAsync(multiple - beyond, cancellationToken);
    }

    private async ValueTask AddZerosAsync(int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            await _blocks.MakeRoomAsync(cancellationToken).ConfigureAwait(false);
            var now = Math.Min(count, _blocks.Free.Length);
            _blocks.Free.Span[..now].Clear();
            _blocks.Advance(now);
            count -= now;
        }
    }
}
