using System.Net.Http;

namespace ImageGen.Engines.Transports;

/// <summary>Turns every failure of the connection, at its beginning or in the midst of an answer, into <see cref="EngineUnreachableException"/>.</summary>
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
            // The request's own content failed, and HttpClient merely wrapped it.
            throw failure is EngineUnreachableException ? new EngineUnreachableException(failure.Message, exception) { Endpoint = endpoint } : failure;
        }
        catch (HttpRequestException exception)
        {
            throw UnreachableReason.ToException(endpoint, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own connect timeout looks like a cancellation.
            throw UnreachableReason.ToException(endpoint, new HttpRequestException(HttpRequestError.ConnectionError, "the connection timed out", exception));
        }
    }
}
