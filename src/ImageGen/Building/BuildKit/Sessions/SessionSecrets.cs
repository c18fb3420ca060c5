using System.Runtime.ExceptionServices;
using ImageGen.BuildKit;
using ImageGen.Progress;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Provides the secrets in the options of a build to its steps.</summary>
internal sealed class SessionSecrets(BuildRequest request, IProgress<BuildEvent> progress) : ISecretProvider
{
    /// <summary>The maximum size of a secret in BuildKit, in bytes.</summary>
    public const int LargestSecret = 500 * 1024;

    /// <summary>The files of the secrets, as they are when the build starts.</summary>
    private readonly Dictionary<string, SecretSource> _files = request.Options.Secrets
        .Where(secret => secret.Value.FilePath is not null)
        .DistinctBy(secret => secret.Id, StringComparer.Ordinal)
        .ToDictionary(secret => secret.Id, secret => SecretSource.FromFile(PathOf(secret, request)).AsOfNow(), StringComparer.Ordinal);

    private ExceptionDispatchInfo? _failure;

    /// <summary>Throws the failure that occurred when a secret was read. The daemon reports only that a call failed.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
    {
        var secret = request.Options.Secrets.FirstOrDefault(each => each.Id == id);
        if (secret is null && id is ProjectDockerfile.NuGetSecretId)
        {
            // Optional by its definition: most users have no configuration that says more than that of a new container.
            return null;
        }

        if (secret is null)
        {
            progress.Report(new BuildWarning($"A step uses the secret '{id}', and {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Secrets)} has no secret with this id. Add it there."));
            return null;
        }

        var value = await ReadAsync(secret, cancellationToken).ConfigureAwait(false);
        if (value is null)
        {
            progress.Report(new BuildWarning($"A step uses the {secret}, which is missing. The step continues without it, unless its mount is 'required'."));
        }

        return value;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BuildSecret secret, CancellationToken cancellationToken)
    {
        try
        {
            var value = await (_files.TryGetValue(secret.Id, out var file)
                ? file.ReadAsync(cancellationToken)
                : secret.ReadAsync(request.ProjectDirectory, cancellationToken)).ConfigureAwait(false);
            return value is not { Length: > LargestSecret }
                ? value
                : throw new ImageBuildException($"The {secret} is larger than {LargestSecret} bytes, the limit of BuildKit. Use a smaller secret, such as a key with which the step fetches the rest.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var failure = exception as ImageGenException ?? new ImageBuildException($"The {secret} could not be read: {exception.Message} Check that it exists and that this user may read it.", exception);
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            throw failure;
        }
    }

    private static string PathOf(BuildSecret secret, BuildRequest request) => Path.GetFullPath(secret.Value.FilePath!, request.ProjectDirectory);
}
