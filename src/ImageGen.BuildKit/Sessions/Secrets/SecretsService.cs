using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>Gives a daemon the secrets that a step's mounts ask for. The daemon holds them in memory for that step.</summary>
internal sealed class SecretsService : ISessionService
{
    /// <summary>The most bytes that BuildKit lets a secret have.</summary>
    public const int MaxSize = 500 * 1024;

    private readonly ISecretProvider _secrets;
    private readonly DeliveryGate _gate;

    public SecretsService(ISecretProvider secrets, DeliveryGate gate)
    {
        _secrets = secrets;
        _gate = gate;
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
        {
            ["/moby.buildkit.secrets.v1.Secrets/GetSecret"] = UnaryMethod.Create<GetSecretRequest, GetSecretResponse>(GetSecretRequest.Parser, AnswerAsync),
        };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async ValueTask<GetSecretResponse> AnswerAsync(GetSecretRequest request, CancellationToken cancellationToken)
    {
        _gate.RequireNotBegun("a secret");
        // A daemon reads NOT_FOUND as absent: fatal only for a mount that says required.
        var value = await GetAsync(request.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"There is no secret '{request.Id}'. Give it to the build, or drop 'required' from its mount."));
        if (value.Length > MaxSize)
        {
            throw new RpcException(new Status(
                StatusCode.InvalidArgument,
                $"The secret '{request.Id}' is larger than {MaxSize} bytes, the most that BuildKit takes. Give the build what decrypts it instead, and the rest as a file."));
        }

        // Not copied: the less often a secret lies in memory, the better. The answer is on its way before anyone else runs.
        return new GetSecretResponse { Data = UnsafeByteOperations.UnsafeWrap(value) };
    }

    private async Task<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            // The wait ends with the call, whether or not the program looks at the token, or gives its thread back: a named pipe is opened when somebody writes to it.
            return await Task.Run(() => _secrets.GetAsync(id, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create($"Reading the secret '{id}'", exception);
        }
    }
}
