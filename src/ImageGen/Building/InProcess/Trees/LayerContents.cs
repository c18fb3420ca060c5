using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>The files of a layer of a base image. The layer is unpacked to one temporary file when the first of them is needed.</summary>
/// <param name="open">Opens the layer.</param>
internal sealed class LayerContents(Func<CancellationToken, Task<Stream>> open) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);
    private string? _path;

    /// <summary>Gets the content of a file.</summary>
    /// <param name="path">The path in the layer.</param>
    /// <param name="size">The length in bytes.</param>
    public ITreeContent this[string path, long size] => new LayerFile(this, path, size);

    public void Dispose()
    {
        _gate.Dispose();
        if (_path is not null)
        {
            File.Delete(_path);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_path is null)
            {
                await UnpackAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task UnpackAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        try
        {
            var layer = await open(cancellationToken).ConfigureAwait(false);
            await using (layer.ConfigureAwait(false))
            {
                var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 128 * 1024, useAsync: true);
                await using (file.ConfigureAwait(false))
                {
                    await foreach (var entry in LayerReader.ReadAsync(layer, cancellationToken).ConfigureAwait(false))
                    {
                        if (entry.Open is { } content)
                        {
                            _offsets[entry.Path] = file.Position;
                            var stream = content();
                            await using (stream.ConfigureAwait(false))
                            {
                                await stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                            }
                        }
                    }
                }
            }

            _path = path;
        }
        finally
        {
            if (_path is null)
            {
                File.Delete(path);
            }
        }
    }

    private sealed class LayerFile(LayerContents layer, string path, long size) : ITreeContent
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => layer.PrepareAsync(cancellationToken);

        public Stream Open()
        {
            var file = new FileStream(layer._path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = layer._offsets[path];
            return new PartStream(file, size);
        }
    }
}
