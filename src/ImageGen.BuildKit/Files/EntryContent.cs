using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>Reads an entry's content: exactly as many bytes as its header promised, or it fails.</summary>
public sealed class EntryContent : IDisposable
{
    private readonly ContextEntry _entry;
    private readonly SafeFileHandle? _file;

    private EntryContent(ContextEntry entry, SafeFileHandle? file)
    {
        _entry = entry;
        _file = file;
    }

    /// <summary>How many bytes were read.</summary>
    public long Position { get; private set; }

    /// <summary>Opens the content of an entry.</summary>
    /// <param name="entry">The entry, of the kind <see cref="EntryKind.File"/>.</param>
    /// <param name="files">What opens the file; one for all entries of a walk.</param>
    /// <exception cref="BuildContextException">The file is gone, cannot be read, or is not the one that was listed.</exception>
    public static EntryContent Open(ContextEntry entry, EntryFiles files)
    {
        // Others may continue to write to the file; EnsureUnchanged reports it. A lock would only move the failure to them.
        var content = new EntryContent(entry, entry.Root is null ? null : files.Open(entry));
        try
        {
            // Before the first byte is read, and once more after the last one.
            content.EnsureUnchanged();
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next bytes; never beyond the size in the entry.</summary>
    /// <returns>How many bytes were read; 0 at the end.</returns>
    /// <exception cref="BuildContextException">The file cannot be read, or ends too early.</exception>
    public int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _entry.Size - Position)];
        var read = _file is null ? Copy(wanted) : ReadFile(_file, wanted);
        Position += read;
        return read;
    }

    /// <summary>Makes sure that what was read is one state of the file, and the whole of it.</summary>
    /// <exception cref="BuildContextException">The file was changed since it was listed.</exception>
    public void EnsureUnchanged()
    {
        if (_file is null)
        {
            return;
        }

        var status = FolderHandle.StatusOf(_file);
        if (status.Size != _entry.Size)
        {
            throw ContextFailures.SizeChanged(_entry.Path, _entry.Size, status.Size);
        }

        if (status.ModifiedNanoseconds != _entry.ModifiedNanoseconds)
        {
            throw ContextFailures.ContentChanged(_entry.Path);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    private int Copy(Span<byte> buffer)
    {
        _entry.Content.Span.Slice((int)Position, buffer.Length).CopyTo(buffer);
        return buffer.Length;
    }

    private int ReadFile(SafeFileHandle file, Span<byte> buffer)
    {
        try
        {
            var read = RandomAccess.Read(file, buffer, Position);
            return read > 0 ? read : throw ContextFailures.SizeChanged(_entry.Path, _entry.Size, Position);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(_entry.Path, e);
        }
    }
}
