using System.Buffers;
using ImageGen.BuildKit.FileSync.Packets;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>A file that is being received. It has its name only when it is whole.</summary>
internal sealed class ReceivedFile(OutputFolder folder, FileStat stat) : IDisposable
{
    private string? _partial;
    private SafeFileHandle? _file;
    private long _length;

    /// <summary>Appends a piece.</summary>
    /// <exception cref="BuildOutputException">It cannot be written, or there is more than was announced.</exception>
    public void Write(ReadOnlySequence<byte> data)
    {
        if (_length + data.Length > stat.Size)
        {
            throw OutputFolder.Refuse(stat.Path, $"it has more than the {stat.Size} bytes that were announced");
        }

        folder.Try(stat.Path, () =>
        {
            Open();
            foreach (var segment in data)
            {
                RandomAccess.Write(_file!, segment.Span, _length);
                _length += segment.Length;
            }
        });
    }

    /// <summary>Gives the file its permissions, its time and its name.</summary>
    /// <exception cref="BuildOutputException">It is not whole, or cannot be put into its place.</exception>
    public void Complete()
    {
        if (_length != stat.Size)
        {
            throw OutputFolder.Refuse(stat.Path, $"it has {_length} of the {stat.Size} bytes that were announced");
        }

        folder.Try(stat.Path, () =>
        {
            Open();
            // After the content: writing takes setuid away again.
            folder.Describe(_file!, stat);
            _file!.Dispose();
            folder.Place(_partial!, stat.Path);
            _partial = null;
        });
    }

    /// <summary>Removes what is not whole.</summary>
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
