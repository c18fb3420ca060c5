using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>
/// gRPC's calls over one connection, which comes about with the first. The kinds of call that BuildKit has are there. A
/// general client would do more, and takes a program that is compiled at run time a tenth of its start.
/// </summary>
/// <param name="connection">Sends requests. It is disposed with the calls.</param>
/// <param name="address">The URL that comes before a method's name.</param>
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
        var content = new OpenContent();
        var lifetime = Start(method, options, content);
        var call = new ReceivingCall<TResponse>(lifetime, method.ResponseMarshaller);
        var requests = new RequestStream<TRequest>(new RequestBody(lifetime, content), method.RequestMarshaller);
        return new(requests, call, CallState.Headers, CallState.Status, CallState.Trailers, CallState.Dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw new NotSupportedException("BuildKit has no call of this kind. Make it one of both directions.");

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException("Calls do not block here. Use the asynchronous one.");

    /// <summary>Closes the connection. Calls that are under way are cancelled.</summary>
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
            throw new NotSupportedException("A call has neither a deadline nor credentials here. Cancel it by a token, and give credentials to the connection.");
        }

        return new CallLifetime(connection, CallRequest.Create(address, method, options.Headers, content), options.CancellationToken, _closing.Token);
    }
}
