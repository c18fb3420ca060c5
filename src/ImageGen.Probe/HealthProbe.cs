using System.Net.Sockets;

namespace ImageGen.Probe;

/// <summary>Sends one request within the time limit, and reports whether its response is healthy.</summary>
internal static class HealthProbe
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="variable">Returns the value of an environment variable.</param>
    public static ProbeResult Run(string[] arguments, Func<string, string?> variable)
    {
        try
        {
            return Run(ProbeOptions.Parse(arguments, variable));
        }
        catch (ProbeException exception)
        {
            return new ProbeResult(false, $"{exception.Message} {ProbeOptions.Usage}");
        }
    }

    private static ProbeResult Run(ProbeOptions options)
    {
        using var connection = new Socket(SocketType.Stream, ProtocolType.Tcp);
        ProbeResult? result = null;
        // A separate thread, because the time limits of a socket apply neither to looking up a name nor to a peer that sends single bytes.
        var exchange = new Thread(() => result = Exchange(connection, options.Url)) { IsBackground = true };
        exchange.Start();
        return exchange.Join(TimeSpan.FromSeconds(options.TimeoutSeconds))
            ? result!
            : new ProbeResult(false, $"{options.Url}: no complete response header within {options.TimeoutSeconds} s");
    }

    private static ProbeResult Exchange(Socket connection, ProbeUrl url)
    {
        try
        {
            var status = HealthRequest.Send(connection, url);
            return new ProbeResult(status is >= 200 and < 400, $"{url}: status {status}");
        }
        catch (Exception exception) when (exception is ProbeException or SocketException or ObjectDisposedException)
        {
            return new ProbeResult(false, $"{url}: {exception.Message}");
        }
    }
}
