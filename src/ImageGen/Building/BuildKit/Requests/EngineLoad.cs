using System.IO.Pipelines;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>An image on its way from a builder into a Docker engine: what the one sends is written to the other as it comes.</summary>
internal sealed class EngineLoad(EngineEndpoint? endpoint, BuildRequest request) : IAsyncDisposable
{
    private readonly Pipe _pipe = new();
    private EngineConnection? _engine;
    private Task? _loading;

    /// <summary>Where the archive is written. Its end is told apart from a transfer that broke by <see cref="CompleteAsync"/>.</summary>
    public Stream Archive => _pipe.Writer.AsStream(leaveOpen: true);

    /// <exception cref="EngineUnreachableException">No engine answers.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _engine = await EngineConnection.OpenAsync(endpoint, request.Options.Logger, cancellationToken).ConfigureAwait(false);
        _loading = LoadAsync(_engine, cancellationToken);
    }

    /// <exception cref="ImageBuildException">The engine did not take the image.</exception>
    public Task ThrowIfFailedAsync() => _loading is { IsFaulted: true } failed ? failed : Task.CompletedTask;

    /// <summary>The builder has sent everything: waits until the engine has loaded it.</summary>
    /// <returns>The id of the image in the engine.</returns>
    /// <exception cref="ImageBuildException">The engine did not take the image.</exception>
    public async Task<ImageDigest?> CompleteAsync(CancellationToken cancellationToken)
    {
        await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        await _loading!.ConfigureAwait(false);
        return (await _engine!.Images.InspectAsync(request.References[0].ToString(), cancellationToken).ConfigureAwait(false))?.Id;
    }

    public async ValueTask DisposeAsync()
    {
        // Without a proper end, half an archive must not pass for a whole one.
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
            // Else the builder would wait for ever for someone who reads.
            await _pipe.Reader.CompleteAsync(exception).ConfigureAwait(false);
            throw;
        }
    }

    private static ImageBuildException NotLoaded(EngineConnection engine, string words, Exception? inner) => new(
        $"The image was built, and {engine.Capabilities.Name} at {engine.Endpoint} did not load it: {words.Trim().TrimEnd('.')}. See whether it has room left ('docker system df'), and its log.", inner);
}
