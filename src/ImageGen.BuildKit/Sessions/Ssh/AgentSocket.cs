using System.IO.Pipes;
using System.Net.Sockets;
using Grpc.Core;

namespace ImageGen.BuildKit.Sessions.Ssh;

/// <summary>Connects to an ssh agent.</summary>
internal static class AgentSocket
{
    private const string PipePrefix = @"\\.\pipe\";

    // A running agent accepts connections at once.
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(2);

    /// <exception cref="RpcException">The agent cannot be reached.</exception>
    public static async Task<Stream> ConnectAsync(SshAgent agent, CancellationToken cancellationToken)
    {
        try
        {
            return agent.SocketPath.Replace('/', '\\').StartsWith(PipePrefix, StringComparison.OrdinalIgnoreCase)
                ? await ConnectPipeAsync(agent.SocketPath[PipePrefix.Length..], cancellationToken).ConfigureAwait(false)
                : await ConnectSocketAsync(agent.SocketPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or IOException or TimeoutException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition,
                $"The ssh agent at {agent.SocketPath} cannot be reached: {exception.Message}. Start an agent (eval $(ssh-agent); ssh-add), and set its socket for '{agent.Id}'."));
        }
    }

    private static async Task<Stream> ConnectSocketAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> ConnectPipeAsync(string name, CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(ConnectTime, cancellationToken).ConfigureAwait(false);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
