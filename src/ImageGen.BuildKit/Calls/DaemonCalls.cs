using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>
/// Makes gRPC calls over one connection, which the first call opens. It supports the kinds of calls that BuildKit has. A general
/// client would do more, but costs a program that is compiled at run time a tenth of its start-up.
/// </summary>
/// <param name="connection">Sends the requests. It is disposed with this object.</param>
/// <param name="address">The URL in front of a method's name.</param>
internal sealed class DaemonCalls(HttpMessageInvoker connection, Uri address) : CallInvoker, IDisposable
{
    private readonly CancellationTokenSource _closing = new();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new ReceivingCall<TResponse>(Start(method, options, Content(method.RequestMarshaller, request)), method.ResponseMarshaller);
        return new(call.SingleAsync(), CallState.Headers, CallState.Status, CallState.Trailers, CallState.Dispose, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new ReceivingCall<TResponse>(Start(method, options, Content(method.RequestMarshaller, request)), method.ResponseMarshaller);
        return new(call, CallState.Headers, CallState.Status, CallState.Trailers, CallState.Dispose, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var content = new StreamingContent();
        var lifetime = Start(method, options, content);
        var call = new ReceivingCall<TResponse>(lifetime, method.ResponseMarshaller);
        var requests = new RequestStream<TRequest>(new RequestBody(lifetime, content), method.RequestMarshaller);
        return new(requests, call, CallState.Headers, CallState.Status, CallState.Trailers, CallState.Dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw new NotSupportedException("Client-streaming calls are not supported, because BuildKit does not use them. Use a duplex-streaming call.");

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException("Blocking calls are not supported. Use the asynchronous method.");

    /// <summary>Closes the connection. Calls that are in progress are cancelled.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        connection.Dispose();
    }

    private static MessageContent Content<TRequest>(Marshaller<TRequest> marshaller, TRequest request)
    {
        using var message = new SentMessage();
        marshaller.ContextualSerializer(request, message);
        return new MessageContent(message.Bytes.ToArray());
    }

    private CallLifetime Start(IMethod method, CallOptions options, HttpContent content)
    {
        if (options.Deadline is not null || options.Credentials is not null)
        {
            throw new NotSupportedException("Deadlines and credentials of calls are not supported. Use a cancellation token, and set the credentials on the connection.");
        }

        return new CallLifetime(connection, CallRequest.Create(address, method, options.Headers, content), options.CancellationToken, _closing.Token);
    }
}
