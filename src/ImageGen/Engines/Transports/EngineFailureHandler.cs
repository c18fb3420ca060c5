using System.Net.Http;

namespace ImageGen.Engines.Transports;

/// <summary>Converts every failure of the connection, also during a response, to <see cref="EngineUnreachableException"/>.</summary>
internal sealed class EngineFailureHandler(EngineEndpoint endpoint, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            response.Content = new EngineResponseContent(response.Content, endpoint);
            return response;
        }
        catch (HttpRequestException exception) when (exception.InnerException is ImageGenException failure)
        {
            // The content of the request failed, and HttpClient wrapped the exception.
            throw failure is EngineUnreachableException ? new EngineUnreachableException(failure.Message, exception) { Endpoint = endpoint } : failure;
        }
        catch (HttpRequestException exception)
        {
            throw UnreachableReason.ToException(endpoint, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The connect timeout of the handler is reported as a cancellation.
            throw UnreachableReason.ToException(endpoint, new HttpRequestException(HttpRequestError.ConnectionError, "the connection timed out", exception));
        }
    }
}
