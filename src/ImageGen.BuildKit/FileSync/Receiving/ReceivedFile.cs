using ImageGen.BuildKit.Protocol;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>A file that is being received. It gets its final name only when it is complete.</summary>
internal sealed class ReceivedFile(OutputFolder folder, Stat stat) : IDisposable
{
    private string? _partial;
    private SafeFileHandle? _file;
    private long _length;

    /// <summary>Appends a chunk.</summary>
    /// <exception cref="BuildOutputException">The file cannot be written, or is longer than announced.</exception>
    public void Write(ReadOnlyMemory<byte> data)
    {
        if (_length + data.Length > stat.Size)
        {
            throw OutputFolder.Refuse(stat.Path, $"it is longer than the announced {stat.Size} bytes");
        }

        folder.Try(stat.Path, () =>
        {
            Open();
            RandomAccess.Write(_file!, data.Span, _length);
            _length += data.Length;
        });
    }

    /// <summary>Sets the permissions and the time, and moves the file to its final name.</summary>
    /// <exception cref="BuildOutputException">The file is incomplete, or cannot be moved.</exception>
    public void Complete()
    {
        if (_length != stat.Size)
        {
            throw OutputFolder.Refuse(stat.Path, $"it has only {_length} of the announced {stat.Size} bytes");
        }

        folder.Try(stat.Path, () =>
        {
            Open();
            // After the content, because writing removes setuid.
            folder.SetMetadata(_file!, stat);
            _file!.Dispose();
            folder.Commit(_partial!, stat.Path);
            _partial = null;
        });
    }

    /// <summary>Removes the file if it is incomplete.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        if (_partial is not null)
        {
            folder.Remove(_partial, stat.Path);
        }
    }

    private void Open()
    {
        if (_file is null)
        {
            var partial = OutputFolder.NewPartialName();
            _file = folder.Create(stat.Path, partial);
            _partial = partial;
        }
    }
}
