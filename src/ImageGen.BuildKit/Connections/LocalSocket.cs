using System.IO.Pipes;
using System.Net.Sockets;
using System.Security.Principal;

namespace ImageGen.BuildKit.Connections;

/// <summary>Connections to a daemon on this machine.</summary>
internal static class LocalSocket
{
    /// <summary>How long all ends of a pipe may be in use by others. The framework takes a pipe that is not there for one, and would wait for ever.</summary>
    private static readonly TimeSpan PipeLimit = TimeSpan.FromSeconds(5);

    /// <summary>The path of a <c>unix://</c> address, which stands in it as it is, without URL escapes.</summary>
    public static string PathOf(Uri address) => address.OriginalString["unix://".Length..];

    public static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(EndPoint(path), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the pipe of an <c>npipe://</c> address.</summary>
    public static async ValueTask<Stream> ConnectPipeAsync(string server, string pipe, CancellationToken cancellationToken)
    {
        // The daemon must not act as its caller: hence the least of the impersonation levels that still says who calls.
        var stream = new NamedPipeClientStream(server, pipe, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        try
        {
            await stream.ConnectAsync(PipeLimit, cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch (TimeoutException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            // Without the cause inside: those who look for the innermost message are to find this one.
            throw new TransportException($"nothing takes connections on the pipe '{pipe}'");
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The machine and the pipe that an <c>npipe://</c> address names; <see langword="null"/> where it names none.</summary>
    public static (string Server, string Pipe)? PipeOf(Uri address) => address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["pipe", var pipe]
        ? (address.Host is { Length: > 0 } host ? host : ".", pipe)
        : null;

    private static UnixDomainSocketEndPoint EndPoint(string path)
    {
        try
        {
            return new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new TransportException("the path is too long for a socket, which takes about a hundred bytes");
        }
    }
}
