using System.Runtime.ExceptionServices;
using ImageGen.BuildKit;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Sessions.Secrets;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Gives the steps of one build the secrets of its options.</summary>
internal sealed class SecretSource(BuildRequest request, IProgress<BuildEvent> progress) : ISecretProvider
{
    /// <summary>What BuildKit takes at most, in bytes.</summary>
    private const int LargestSecret = 500 * 1024;

    /// <summary>The secrets' files, as they are when the build begins.</summary>
    private readonly Dictionary<string, PinnedFile> _files = request.Options.Secrets
        .Where(secret => secret.Value.FilePath is not null)
        .DistinctBy(secret => secret.Id, StringComparer.Ordinal)
        .ToDictionary(secret => secret.Id, secret => PinnedFile.Pin(PathOf(secret, request)), StringComparer.Ordinal);

    private ExceptionDispatchInfo? _failure;

    /// <summary>Throws what kept a secret from being read. The daemon only learns that it failed, and so would the caller.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
    {
        var secret = request.Options.Secrets.FirstOrDefault(each => each.Id == id);
        if (secret is null)
        {
            progress.Report(new BuildWarning($"A step asks for the secret '{id}', and {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Secrets)} has none of this id."));
            return null;
        }

        var value = await ReadAsync(secret, cancellationToken).ConfigureAwait(false);
        if (value is null)
        {
            progress.Report(new BuildWarning($"A step asks for the {secret}, and there is none: the step goes on without it, unless its mount says 'required'."));
        }

        return value;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BuildSecret secret, CancellationToken cancellationToken)
    {
        try
        {
            var value = await (_files.TryGetValue(secret.Id, out var file)
                ? SecretFile.ReadAsync(PathOf(secret, request), file, cancellationToken)
                : secret.ReadAsync(request.ProjectDirectory, cancellationToken)).ConfigureAwait(false);
            return value is not { Length: > LargestSecret }
                ? value
                : throw new ImageBuildException($"The {secret} is larger than {LargestSecret} bytes, the most that BuildKit takes. Give the step the key to it instead, and let it fetch the rest.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var told = exception as ImageGenException ?? new ImageBuildException($"The {secret} could not be read: {exception.Message} See that it is there and readable.", exception);
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(told), null);
            throw told;
        }
    }

    private static string PathOf(BuildSecret secret, BuildRequest request) => Path.GetFullPath(secret.Value.FilePath!, request.ProjectDirectory);
}
