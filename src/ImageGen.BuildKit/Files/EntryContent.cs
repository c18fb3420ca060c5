using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>Reads an entry's content: exactly as many bytes as its header promised, or it fails.</summary>
internal sealed class EntryContent : IDisposable
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

    public static EntryContent Open(ContextEntry entry)
    {
        if (entry.FullPath is null)
        {
            return new EntryContent(entry, null);
        }

        try
        {
            // Whoever writes to the file may go on; EnsureUnchanged tells. Taking a lock would only move the failure to them.
            return new EntryContent(entry, File.OpenHandle(entry.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(entry.Path, e);
        }
    }

    /// <summary>Reads on; never beyond the size in the entry.</summary>
    public int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _entry.Size - Position)];
        var read = _file is null ? Copy(wanted) : ReadFile(_file, wanted);
        Position += read;
        return read;
    }

    /// <summary>Makes sure that what was read is one state of the file, and the whole of it.</summary>
    public void EnsureUnchanged()
    {
        if (_file is null)
        {
            return;
        }

        var length = RandomAccess.GetLength(_file);
        if (length != _entry.Size)
        {
            throw ContextFailures.SizeChanged(_entry.Path, _entry.Size, length);
        }

        if (File.GetLastWriteTimeUtc(_file) != _entry.ModifiedUtc)
        {
            throw ContextFailures.ContentChanged(_entry.Path);
        }
    }

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
