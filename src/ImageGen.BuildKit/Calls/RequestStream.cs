using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>Writes the messages of a streaming request.</summary>
internal sealed class RequestStream<TRequest>(RequestBody body, Marshaller<TRequest> marshaller) : IClientStreamWriter<TRequest>
    where TRequest : class
{
    /// <summary>Ignored: no option is supported.</summary>
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
