namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>Requests an upgrade on a new connection.</summary>
internal static class ConnectionUpgrade
{
    /// <summary>The time limit for the body of a refusal. Its status, which is known by then, is more important.</summary>
    private static readonly TimeSpan BodyLimit = TimeSpan.FromSeconds(5);

    /// <summary>Requests the upgrade and returns the connection after the response's headers. If the upgrade fails, the connection is closed.</summary>
    /// <exception cref="UpgradeRefusedException">The server responded with another status.</exception>
    /// <exception cref="TransportException">The server does not use HTTP/1.1, or closed the connection.</exception>
    public static async ValueTask<Stream> RequestAsync(
        Stream connection, string path, string host, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        try
        {
            await connection.WriteAsync(UpgradeRequest.Write(path, host, headers), cancellationToken).ConfigureAwait(false);
            await connection.FlushAsync(cancellationToken).ConfigureAwait(false);
            var received = new ReceivedBytes(connection);
            var response = await ReadHeadersAsync(received, path, cancellationToken).ConfigureAwait(false);
            if (!response.IsUpgraded)
            {
                var message = await ReadBodyAsync(received, response, cancellationToken).ConfigureAwait(false);
                throw new UpgradeRefusedException(path, response.Status, message);
            }

            // The daemon may have sent the first HTTP/2 bytes in the same packet.
            var rest = received.Bytes[response.Length..];
            return rest.IsEmpty ? connection : new PrefixedStream(rest.ToArray(), connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask<UpgradeResponse> ReadHeadersAsync(ReceivedBytes received, string path, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var more = await received.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (UpgradeResponse.Parse(received.Bytes.Span) is { } response)
                {
                    return response;
                }

                if (!more)
                {
                    throw new TransportException($"the connection was closed before a response to POST {path}");
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new TransportException($"the response to POST {path} is not valid HTTP/1.1: {exception.Message}", exception);
        }
    }

    private static async ValueTask<string> ReadBodyAsync(ReceivedBytes received, UpgradeResponse head, CancellationToken cancellationToken)
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
                // The part of the body that has arrived must suffice.
                ended = true;
            }
        }
    }
}
