using System.Net;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pulling;

/// <summary>The bytes of a blob. After a lost connection, it continues at the byte that it reached.</summary>
/// <remarks>The bytes are not compared with the digest here.</remarks>
internal sealed class BlobStream : ReadOnlyStream
{
    /// <summary>The bytes after which a failure is the first again. Otherwise a registry that sends one byte for each request would be read forever.</summary>
    private const long Progress = 1024 * 1024;

    private readonly RegistryEndpoint _endpoint;
    private readonly RegistryRequest _request;
    private readonly Descriptor _descriptor;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private long _position;
    private long _positionOfFailure;
    private int _failures;

    private BlobStream(RegistryEndpoint endpoint, RegistryRequest request, Descriptor descriptor)
    {
        _endpoint = endpoint;
        _request = request;
        _descriptor = descriptor;
    }

    /// <inheritdoc/>
    public override long Length => _descriptor.Size;

    /// <inheritdoc/>
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    /// <summary>Opens a blob.</summary>
    /// <returns>The stream; <see langword="null"/> if the repository does not have the blob.</returns>
    public static async Task<BlobStream?> OpenAsync(RegistryEndpoint endpoint, string repository, RegistryScopes scopes, Descriptor descriptor, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Get, RegistryPath.Blob(repository, descriptor.Digest), scopes) { IsVerified = true };
        var stream = new BlobStream(endpoint, request, descriptor);
        try
        {
            await stream.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch (RegistryRequestException exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            try
            {
                if (_body is null)
                {
                    await ConnectAsync(cancellationToken).ConfigureAwait(false);
                }

                var read = await ReadOnceAsync(buffer, cancellationToken).ConfigureAwait(false);
                _position += read;
                if (read > 0 || _position >= _descriptor.Size)
                {
                    return read;
                }

                // A response without a length ends like a lost connection.
                throw new IOException("the response ended early");
            }
            catch (Exception exception) when (ConnectionFailure.Matches(exception, cancellationToken))
            {
                Disconnect();
                await DelayAsync(exception, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Disconnect();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var limit = new IdleLimit(_endpoint.Options.IdleTimeout, cancellationToken);
        return await _body!.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
    }

    private async Task DelayAsync(Exception exception, CancellationToken cancellationToken)
    {
        _failures = _position - _positionOfFailure >= Progress ? 1 : _failures + 1;
        _positionOfFailure = _position;
        var failure = ConnectionFailure.Create(exception, _endpoint.Host, wasReached: true);
        if (_failures >= _endpoint.Options.MaxAttempts)
        {
            throw failure;
        }

        await _endpoint.DelayAsync(failure, _failures, onDelay: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Requests the blob from the current position on.</summary>
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _response = await _endpoint.SendAsync(_position == 0 ? _request : _request with { RangeStart = _position }, cancellationToken).ConfigureAwait(false);
        var isPartial = _response.StatusCode is HttpStatusCode.PartialContent;
        var start = isPartial ? _response.Content.Headers.ContentRange?.From : 0;
        if (start is null || start > _position)
        {
            throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{_endpoint.Host} did not send {_descriptor.Digest} from byte {_position} on");
        }

        RequireSize(start.Value + _response.Content.Headers.ContentLength);
        _body = await _response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await SkipAsync(_position - start.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses a blob of another length at once, because its end would look like a lost connection.</summary>
    private void RequireSize(long? size)
    {
        if (size is { } length && length != _descriptor.Size)
        {
            throw new ContentMismatchException(_descriptor, $"{_endpoint.Host} has {length} bytes and not {_descriptor.Size}.");
        }
    }

    /// <summary>Skips the bytes that were read from an earlier response.</summary>
    private async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(count, 64 * 1024)];
        while (count > 0)
        {
            var read = await ReadOnceAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), cancellationToken).ConfigureAwait(false);
            count -= read > 0 ? read : throw new IOException("the response ended early");
        }
    }

    private void Disconnect()
    {
        _body?.Dispose();
        _response?.Dispose();
        (_body, _response) = (null, null);
    }
}
