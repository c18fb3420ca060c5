namespace ImageGen.Images;

/// <summary>Lays the options of a call over those of the image, and fills in the defaults that the properties document.</summary>
/// <remarks>
/// Values that have names (arguments, labels, hosts, secrets, agents, contexts) are merged name by name; of lists, the call's takes the place of the
/// image's; credentials of the call are asked before the image's.
/// </remarks>
internal static class BuildOptionsMerge
{
    public static ImageBuildOptions Merge(ImageBuildOptions image, ImageBuildOptions? call)
    {
        call ??= new ImageBuildOptions();
        return new ImageBuildOptions
        {
            Tags = Either(call.Tags, image.Tags),
            Args = Merge(image.Args, call.Args),
            Labels = Merge(image.Labels, call.Labels),
            Target = call.Target ?? image.Target,
            Platforms = Either(call.Platforms, image.Platforms),
            Context = call.Context ?? image.Context,
            DockerfileText = call.DockerfileText ?? image.DockerfileText,
            BaseRegistry = call.BaseRegistry ?? image.BaseRegistry,
            Builder = call.Builder ?? image.Builder ?? ImageBuilder.Auto,
            Pull = call.Pull ?? image.Pull ?? true,
            NoCache = call.NoCache ?? image.NoCache ?? false,
            NoCacheFilter = Either(call.NoCacheFilter, image.NoCacheFilter),
            CacheFrom = Either(call.CacheFrom, image.CacheFrom),
            CacheTo = Either(call.CacheTo, image.CacheTo),
            Secrets = Merge(image.Secrets, call.Secrets, secret => secret.Id),
            Ssh = Merge(image.Ssh, call.Ssh, agent => agent.Id),
            NamedContexts = Merge(image.NamedContexts, call.NamedContexts),
            Network = call.Network ?? image.Network,
            ExtraHosts = Merge(image.ExtraHosts, call.ExtraHosts),
            UseConfigProxy = call.UseConfigProxy ?? image.UseConfigProxy ?? true,
            ShmSizeBytes = call.ShmSizeBytes ?? image.ShmSizeBytes,
            Ulimits = Either(call.Ulimits, image.Ulimits),
            CgroupParent = call.CgroupParent ?? image.CgroupParent,
            Entitlements = Either(call.Entitlements, image.Entitlements),
            Compression = call.Compression ?? image.Compression ?? ContextCompression.None,
            Classic = ClassicBuildOptionsMerge.Merge(image.Classic, call.Classic),
            Outputs = Either(call.Outputs, image.Outputs),
            Provenance = call.Provenance ?? image.Provenance,
            Sbom = call.Sbom ?? image.Sbom ?? false,
            SbomGenerator = call.SbomGenerator ?? image.SbomGenerator,
            Annotations = Either(call.Annotations, image.Annotations),
            SourceDateEpoch = call.SourceDateEpoch ?? image.SourceDateEpoch,
            RewriteTimestamp = call.RewriteTimestamp ?? image.RewriteTimestamp ?? false,
            SourcePolicy = call.SourcePolicy ?? image.SourcePolicy,
            UseBuiltInFrontend = call.UseBuiltInFrontend ?? image.UseBuiltInFrontend ?? false,
            Timeout = call.Timeout ?? image.Timeout,
            Retry = call.Retry ?? image.Retry ?? RetryOptions.Default,
            Progress = call.Progress ?? image.Progress ?? BuildProgress.Console,
            Credentials = [.. call.Credentials, .. image.Credentials],
            Engine = call.Engine ?? image.Engine,
            // An engine that the call names builds, whatever the image's definition would have.
            BuildKit = call.Engine is null ? Either(call.BuildKit, image.BuildKit) : [.. call.BuildKit],
            Logger = call.Logger ?? image.Logger,
        };
    }

    internal static IList<T> Either<T>(IList<T> call, IList<T> image) => new List<T>(call.Count > 0 ? call : image);

    private static BuildArguments Merge(BuildArguments image, BuildArguments call)
    {
        var merged = new BuildArguments();
        foreach (var part in new[] { image, call })
        {
            foreach (var (name, value) in part)
            {
                merged[name] = value;
            }
        }

        return merged;
    }

    private static List<T> Merge<T>(IList<T> image, IList<T> call, Func<T, string> nameOf) =>
        [.. call, .. image.Where(each => !call.Any(other => nameOf(other) == nameOf(each)))];

    private static SortedList<string, T> Merge<T>(IDictionary<string, T> image, IDictionary<string, T> call)
    {
        var merged = new SortedList<string, T>(StringComparer.Ordinal);
        foreach (var part in new[] { image, call })
        {
            foreach (var (name, value) in part)
            {
                merged[name] = value;
            }
        }

        return merged;
    }
}
