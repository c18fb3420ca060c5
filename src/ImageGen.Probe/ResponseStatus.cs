namespace ImageGen.Probe;

/// <summary>The status of a response (RFC 9112, section 4).</summary>
internal static class ResponseStatus
{
    /// <summary>Reads the status, or returns <see langword="null"/> if the end of the header is not received yet.</summary>
    /// <exception cref="ProbeException">It is not the header of an HTTP/1 response.</exception>
    public static int? Read(ReadOnlySpan<byte> received)
    {
        // Checked before the end of the header, because a peer with another protocol may wait for the probe.
        var start = "HTTP/1."u8;
        var common = Math.Min(received.Length, start.Length);
        if (!received[..common].SequenceEqual(start[..common]))
        {
            throw new ProbeException("the response is not HTTP/1");
        }

        return received.IndexOf("\r\n\r\n"u8) < 0 ? null : Parse(received[start.Length..received.IndexOf("\r\n"u8)]);
    }

    /// <summary>Parses a status line without its start: <c>1 200 OK</c>.</summary>
    private static int Parse(ReadOnlySpan<byte> line) =>
        line is [>= (byte)'0' and <= (byte)'9', (byte)' ', .. var rest]
        && rest is [>= (byte)'1' and <= (byte)'9' and var hundreds, >= (byte)'0' and <= (byte)'9' and var tens, >= (byte)'0' and <= (byte)'9' and var ones, .. var reason]
        && reason is [] or [(byte)' ', ..]
            ? (100 * (hundreds - '0')) + (10 * (tens - '0')) + (ones - '0')
            : throw new ProbeException("the response has no valid status line");
}
