using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ImageGen.Engines.Transports;

/// <summary>Connections to an engine on which something else than this program's HTTP client speaks.</summary>
internal sealed class EngineStreams(IEngineTransport transport, EngineEndpoint endpoint)
{
    /// <summary>Opens one connection, encrypted where the endpoint says so.</summary>
    /// <param name="protocol">What is agreed on with an encrypted engine.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EngineUnreachableException">The connection does not come about.</exception>
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
