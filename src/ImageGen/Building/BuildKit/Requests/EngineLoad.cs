using System.IO.Pipelines;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Loads an image into a Docker engine while the builder sends it.</summary>
internal sealed class EngineLoad(EngineEndpoint? endpoint, BuildRequest request) : IAsyncDisposable
{
    private readonly Pipe _pipe = new();
    private EngineConnection? _engine;
    private Task? _loading;

    /// <summary>The stream that the archive is written to. <see cref="CompleteAsync"/> marks its end, so that a broken transfer is not read as a complete archive.</summary>
    public Stream Archive => _pipe.Writer.AsStream(leaveOpen: true);

    /// <exception cref="EngineUnreachableException">No engine responds.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _engine = await EngineConnection.OpenAsync(endpoint, request.Options.Logger, cancellationToken).ConfigureAwait(false);
        _loading = LoadAsync(_engine, cancellationToken);
    }

    /// <exception cref="ImageBuildException">The engine did not load the image.</exception>
    public Task ThrowIfFailedAsync() => _loading is { IsFaulted: true } failed ? failed : Task.CompletedTask;

    /// <summary>Ends the archive, and waits until the engine has loaded it.</summary>
    /// <returns>The id of the image in the engine.</returns>
    /// <exception cref="ImageBuildException">The engine did not load the image.</exception>
    public async Task<ImageDigest?> CompleteAsync(CancellationToken cancellationToken)
    {
        await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        await _loading!.ConfigureAwait(false);
        return await _engine!.FindImageIdAsync(request.References[0], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        // The exception keeps the engine from loading an incomplete archive.
        await _pipe.Writer.CompleteAsync(new IOException("The build ended before its image was complete.")).ConfigureAwait(false);
        if (_loading is not null)
        {
            await _loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_engine is not null)
        {
            await _engine.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task LoadAsync(EngineConnection engine, CancellationToken cancellationToken)
    {
        try
        {
            string? error = null;
            await engine.Images.LoadAsync(_pipe.Reader.AsStream(), message => error ??= message.Error, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                throw NotLoaded(engine, error, inner: null);
            }
        }
        catch (EngineRequestException exception)
        {
            var failure = NotLoaded(engine, exception.EngineError ?? exception.Message, exception);
            await _pipe.Reader.CompleteAsync(failure).ConfigureAwait(false);
            throw failure;
        }
        catch (Exception exception)
        {
            // Otherwise the builder would wait forever for a reader.
            await _pipe.Reader.CompleteAsync(exception).ConfigureAwait(false);
            throw;
        }
    }

    private static ImageBuildException NotLoaded(EngineConnection engine, string words, Exception? inner) => new(
        $"The image was built, and {engine.Capabilities.Name} at {engine.Endpoint} did not load it: {words.Trim().TrimEnd('.')}. Check its free disk space ('docker system df'), and its log.", inner);
}
