namespace ImageGen.BuildKit.Connections;

/// <summary>Finds out whether a server speaks HTTP/2 without being asked for it, on a connection that is given up for this.</summary>
internal static class Http2Probe
{
    /// <summary>How long a server may take to say anything.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    private const byte SettingsFrame = 4;

    /// <summary>The preface of a client (RFC 9113, 3.4), and settings that change nothing.</summary>
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8;

    public static async ValueTask<bool> AnswersAsync(Stream connection, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(AnswerLimit);
        try
        {
            await connection.WriteAsync(Preface.ToArray(), limited.Token).ConfigureAwait(false);
            await connection.FlushAsync(limited.Token).ConfigureAwait(false);
            // A server's first frame is its settings; one of HTTP/1.1 says 'HTTP/1.1 400' or so.
            var header = new byte[9];
            await connection.ReadExactlyAsync(header, limited.Token).ConfigureAwait(false);
            return header[3] == SettingsFrame && header.AsSpan(5).IndexOfAnyExcept((byte)0) < 0;
        }
        catch (Exception exception) when (exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Closed, or silent: it does not.
            return false;
        }
    }
}
