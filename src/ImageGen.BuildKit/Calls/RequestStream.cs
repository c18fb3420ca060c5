using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>The messages that a call asks with.</summary>
internal sealed class RequestStream<TRequest>(RequestBody body, Marshaller<TRequest> marshaller) : IClientStreamWriter<TRequest>
    where TRequest : class
{
    /// <summary>None has a meaning here.</summary>
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        var sent = new SentMessage();
        marshaller.ContextualSerializer(message, sent);
        return body.WriteAsync(sent, cancellationToken);
    }

    public Task CompleteAsync() => body.CompleteAsync();
}
