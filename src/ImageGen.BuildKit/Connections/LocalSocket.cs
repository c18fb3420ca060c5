using System.IO.Pipes;
using System.Net.Sockets;
using System.Security.Principal;

namespace ImageGen.BuildKit.Connections;

/// <summary>Opens connections to a daemon on this machine.</summary>
internal static class LocalSocket
{
    /// <summary>The time limit for connecting to a pipe whose instances are all in use. The framework treats a missing pipe the same way, and would wait forever.</summary>
    private static readonly TimeSpan PipeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Gets the path of a <c>unix://</c> address. The address contains it literally, without URL escapes.</summary>
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
        // The daemon must not act as its caller: Identification is the lowest impersonation level that still identifies the caller.
        var stream = new NamedPipeClientStream(server, pipe, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        try
        {
            await stream.ConnectAsync(PipeLimit, cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch (TimeoutException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            // Without an inner exception: callers report the innermost message, and it must be this one.
            throw new TransportException($"no server accepts connections on the pipe '{pipe}'");
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gets the machine and the pipe of an <c>npipe://</c> address; <see langword="null"/> if the address contains no pipe name.</summary>
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
            throw new TransportException("the path is too long for a socket (about 100 bytes are allowed)");
        }
    }
}
