namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>Asks for an upgrade on a fresh connection.</summary>
internal static class ConnectionUpgrade
{
    /// <summary>How long a refusal's body may take. Its status is known by then, and tells the most.</summary>
    private static readonly TimeSpan BodyLimit = TimeSpan.FromSeconds(5);

    /// <summary>The connection, as it is after the answer's headers. Where the upgrade fails, it is closed.</summary>
    /// <exception cref="UpgradeRefusedException">The answer is another one.</exception>
    /// <exception cref="TransportException">What answers does not speak HTTP/1.1, or says nothing.</exception>
    public static async ValueTask<Stream> RequestAsync(
        Stream connection, string path, string host, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        try
        {
            await connection.WriteAsync(UpgradeRequest.Write(path, host, headers), cancellationToken).ConfigureAwait(false);
            await connection.FlushAsync(cancellationToken).ConfigureAwait(false);
            var received = new ReceivedBytes(connection);
            var answer = await HeadAsync(received, path, cancellationToken).ConfigureAwait(false);
            if (!answer.IsUpgraded)
            {
                var message = await BodyAsync(received, answer, cancellationToken).ConfigureAwait(false);
                throw new UpgradeRefusedException(path, answer.Status, message);
            }

            // The daemon may have begun to speak HTTP/2 in the same packet.
            var rest = received.Bytes[answer.Length..];
            return rest.IsEmpty ? connection : new PrefixedStream(rest.ToArray(), connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask<UpgradeAnswer> HeadAsync(ReceivedBytes received, string path, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var more = await received.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (UpgradeAnswer.Parse(received.Bytes.Span) is { } answer)
                {
                    return answer;
                }

                if (!more)
                {
                    throw new TransportException($"the connection was closed before POST {path} was answered");
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new TransportException($"the answer to POST {path} is no HTTP/1.1: {exception.Message}", exception);
        }
    }

    private static async ValueTask<string> BodyAsync(ReceivedBytes received, UpgradeAnswer head, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(BodyLimit);
        var ended = false;
        while (true)
        {
            if (RefusalBody.Read(head, received.Bytes.Span[head.Length..], ended) is { } body)
            {
                return RefusalBody.Message(body);
            }

            try
            {
                ended = !await received.ReceiveAsync(limited.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // What has come of the body has to do.
                ended = true;
            }
        }
    }
}
