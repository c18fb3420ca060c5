using Grpc.Core;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions.Ssh;

/// <summary>Forwards requests of ssh clients in steps to agents on this machine. The private keys never leave the agents.</summary>
internal sealed class SshService : ISessionService
{
    private const string IdKey = "buildkit.ssh.id";

    private readonly Dictionary<string, SshAgent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PinnedFile> _sockets = new(StringComparer.Ordinal);
    private readonly ReadGate _gate;

    /// <exception cref="ArgumentException">Two agents have the same id.</exception>
    public SshService(IEnumerable<SshAgent> agents, ReadGate gate)
    {
        _gate = gate;
        foreach (var agent in agents)
        {
            if (!_agents.TryAdd(agent.Id, agent))
            {
                throw new ArgumentException($"Two ssh agents have the id '{agent.Id}'. Use different ids, or remove one.", nameof(agents));
            }

            _sockets.Add(agent.Id, PinnedFile.Pin(agent.SocketPath));
        }

        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
        {
            ["/moby.sshforward.v1.SSH/CheckAgent"] = UnaryMethod.Create<CheckAgentRequest, CheckAgentResponse>(CheckAgentRequest.Parser, CheckAsync),
            ["/moby.sshforward.v1.SSH/ForwardAgent"] = ForwardAsync,
        };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async ValueTask<CheckAgentResponse> CheckAsync(CheckAgentRequest request, CancellationToken cancellationToken)
    {
        _gate.ThrowIfClosed("an ssh agent");
        // Reported before the step runs; otherwise the step's ssh client would report a broken socket.
        var agent = await ConnectAsync(request.Id, cancellationToken).ConfigureAwait(false);
        await agent.DisposeAsync().ConfigureAwait(false);
        return new CheckAgentResponse();
    }

    private async Task ForwardAsync(SessionCall call, CancellationToken cancellationToken)
    {
        _gate.ThrowIfClosed("an ssh agent");
        var id = call.GetMetadata(IdKey) is [var first, ..] ? first : "";
        var agent = await ConnectAsync(id, cancellationToken).ConfigureAwait(false);
        await using (agent.ConfigureAwait(false))
        {
            var requests = new AgentRequests(call);
            while (await requests.ReadAsync(cancellationToken).ConfigureAwait(false) is { } request)
            {
                var response = AgentMessage.IsAllowed(request.Span) ? await SendAsync(agent, request, cancellationToken).ConfigureAwait(false) : AgentMessage.Failure;
                BytesMessage.Write(call, response.Span);
                await call.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> SendAsync(Stream agent, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            await agent.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            var head = new byte[AgentMessage.LengthSize];
            await agent.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
            var response = new byte[AgentMessage.ReadSize(head)];
            head.CopyTo(response, 0);
            await agent.ReadExactlyAsync(response.AsMemory(head.Length), cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (IOException exception)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"The ssh agent closed the connection: {exception.Message}"));
        }
    }

    private Task<Stream> ConnectAsync(string id, CancellationToken cancellationToken)
    {
        var agent = Find(id);
        try
        {
            _sockets[agent.Id].ThrowIfReplaced();
        }
        catch (ReplacedEntryException exception)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, exception.Message));
        }
        catch (IOException)
        {
            // The socket is missing: the connection attempt reports it with advice.
        }

        return AgentSocket.ConnectAsync(agent, cancellationToken);
    }

    private SshAgent Find(string id)
        => _agents.GetValueOrDefault(id.Length > 0 ? id : SshAgent.DefaultId)
            ?? throw new RpcException(new Status(
                StatusCode.NotFound,
                $"No ssh agent '{id}' is forwarded to this build, only {string.Join(", ", _agents.Keys.Select(known => $"'{known}'"))}. Add an agent with that id, or correct the id of the mount."));
}
