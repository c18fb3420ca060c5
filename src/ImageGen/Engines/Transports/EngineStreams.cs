using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ImageGen.Engines.Transports;

/// <summary>Connections to an engine that do not use the HTTP client.</summary>
internal sealed class EngineStreams(IEngineTransport transport, EngineEndpoint endpoint)
{
    /// <summary>Opens a connection, encrypted if the endpoint requires it.</summary>
    /// <param name="protocol">The protocol to negotiate on an encrypted connection.</param>
    /// <param name="cancellationToken">Cancels the connection.</param>
    /// <exception cref="EngineUnreachableException">The connection cannot be opened.</exception>
    public async ValueTask<Stream> OpenAsync(SslApplicationProtocol protocol, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(EngineTransport.ConnectTimeoutOf(endpoint));
        try
        {
            var address = transport.BaseAddress;
            var stream = await transport.ConnectAsync(new DnsEndPoint(address.IdnHost, address.Port), limited.Token).ConfigureAwait(false);
            return address.Scheme == Uri.UriSchemeHttps ? await EncryptAsync(stream, protocol, limited.Token).ConfigureAwait(false) : stream;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(HttpRequestError.ConnectionError, exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw Unreachable(HttpRequestError.ConnectionError, exception);
        }
    }

    private async ValueTask<Stream> EncryptAsync(Stream stream, SslApplicationProtocol protocol, CancellationToken cancellationToken)
    {
        var options = endpoint.Tls is { } tls ? EngineTlsOptions.For(tls) : new SslClientAuthenticationOptions();
        options.TargetHost = transport.BaseAddress.IdnHost;
        options.ApplicationProtocols = [protocol];
        var encrypted = new SslStream(stream);
        try
        {
            await encrypted.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch (AuthenticationException exception)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw Unreachable(HttpRequestError.SecureConnectionError, exception);
        }
        catch
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private EngineUnreachableException Unreachable(HttpRequestError error, Exception exception) =>
        UnreachableReason.ToException(endpoint, new HttpRequestException(error, exception.Message, exception));
}
