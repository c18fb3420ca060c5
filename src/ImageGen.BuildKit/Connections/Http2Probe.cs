namespace ImageGen.BuildKit.Connections;

/// <summary>Tests whether a server uses HTTP/2 without an upgrade. The connection cannot be used afterwards.</summary>
internal static class Http2Probe
{
    /// <summary>The time limit for the first bytes of the server.</summary>
    private static readonly TimeSpan ResponseLimit = TimeSpan.FromSeconds(5);

    private const byte SettingsFrame = 4;

    /// <summary>The client preface (RFC 9113, 3.4), with an empty SETTINGS frame.</summary>
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8;

    public static async ValueTask<bool> AnswersAsync(Stream connection, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(ResponseLimit);
        try
        {
            await connection.WriteAsync(Preface.ToArray(), limited.Token).ConfigureAwait(false);
            await connection.FlushAsync(limited.Token).ConfigureAwait(false);
            // The first frame of an HTTP/2 server is SETTINGS; an HTTP/1.1 server sends 'HTTP/1.1 400' or similar.
            var header = new byte[9];
            await connection.ReadExactlyAsync(header, limited.Token).ConfigureAwait(false);
            return header[3] == SettingsFrame && header.AsSpan(5).IndexOfAnyExcept((byte)0) < 0;
        }
        catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The connection was closed or nothing arrived: the server does not use HTTP/2.
            return false;
        }
    }
}
