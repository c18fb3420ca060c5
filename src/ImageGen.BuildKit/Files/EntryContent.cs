using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>Reads an entry's content. It returns exactly the number of bytes that was listed, or fails.</summary>
public sealed class EntryContent : IDisposable
{
    private readonly ContextEntry _entry;
    private readonly SafeFileHandle? _file;

    private EntryContent(ContextEntry entry, SafeFileHandle? file)
    {
        _entry = entry;
        _file = file;
    }

    /// <summary>The number of bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Opens the content of an entry.</summary>
    /// <param name="entry">The entry, of the kind <see cref="EntryKind.File"/>.</param>
    /// <param name="files">Opens the file; use the same instance for all entries of a walk.</param>
    /// <exception cref="BuildContextException">The file is missing, cannot be read, or was replaced after it was listed.</exception>
    public static EntryContent Open(ContextEntry entry, EntryFiles files)
    {
        // Others may continue to write to the file; EnsureUnchanged reports it. A lock would only move the failure to them.
        var content = new EntryContent(entry, entry.Root is null ? null : files.Open(entry));
        try
        {
            // Checked before the first byte and after the last one.
            content.EnsureUnchanged();
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next bytes; never beyond the size of the entry.</summary>
    /// <returns>The number of bytes read; 0 at the end.</returns>
    /// <exception cref="BuildContextException">The file cannot be read, or is shorter than its listed size.</exception>
    public int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _entry.Size - Position)];
        var read = _file is null ? Copy(wanted) : ReadFile(_file, wanted);
        Position += read;
        return read;
    }

    /// <summary>Checks that the file has not changed, so that the content is one complete state of it.</summary>
    /// <exception cref="BuildContextException">The file was changed after it was listed.</exception>
    public void EnsureUnchanged()
    {
        if (_file is null)
        {
            return;
        }

        var status = FolderHandle.GetFileStatus(_file);
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
