using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.Sessions.Secrets;

/// <summary>Provides the secrets for the mounts of a step. The daemon keeps them in memory for that step.</summary>
internal sealed class SecretsService : ISessionService
{
    /// <summary>BuildKit's limit for a secret, in bytes.</summary>
    public const int MaxSize = 500 * 1024;

    private readonly ISecretProvider _secrets;
    private readonly ReadGate _gate;

    public SecretsService(ISecretProvider secrets, ReadGate gate)
    {
        _secrets = secrets;
        _gate = gate;
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
        {
            ["/moby.buildkit.secrets.v1.Secrets/GetSecret"] = UnaryMethod.Create<GetSecretRequest, GetSecretResponse>(GetSecretRequest.Parser, GetSecretAsync),
        };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async ValueTask<GetSecretResponse> GetSecretAsync(GetSecretRequest request, CancellationToken cancellationToken)
    {
        _gate.ThrowIfClosed("a secret");
        // A daemon treats NOT_FOUND as a missing secret, which is an error only for a required mount.
        var value = await GetAsync(request.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"There is no secret '{request.Id}'. Add it to the build, or remove 'required' from its mount."));
        if (value.Length > MaxSize)
        {
            throw new RpcException(new Status(
                StatusCode.InvalidArgument,
                $"The secret '{request.Id}' is larger than {MaxSize} bytes, which is BuildKit's limit. Use a smaller secret, such as the key of an encrypted file in the context."));
        }

        // Not copied, so that the secret is not more often in memory than necessary. The response is serialized before any other code runs.
        return new GetSecretResponse { Data = UnsafeByteOperations.UnsafeWrap(value) };
    }

    private async Task<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            // The wait ends with the call, even if the program ignores the token or blocks its thread: opening a named pipe waits for a writer.
            return await Task.Run(() => _secrets.GetAsync(id, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create($"Reading the secret '{id}'", exception);
        }
    }
}
