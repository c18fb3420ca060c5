using System.Collections.Immutable;
using ImageGen.Progress;
using ImageGen.Pushing.Indexes;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Builds on BuildKit nodes instead of an engine: on one node, or on several nodes for different platforms.</summary>
internal sealed class NodesBuilder(ImmutableArray<BuildKitNode> nodes) : IImageBuilder
{
    private const string InsecureAttribute = "registry.insecure";

    public ImageBuilder Kind => ImageBuilder.BuildKit;

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var warnings = new WarningCollector(request.Options.Classic.Quiet == true ? BuildProgress.Quiet : progress);
        BuildKitLimits.Check(request);
        var fleet = await NodeFleet.ConnectAsync(nodes, warnings, cancellationToken).ConfigureAwait(false);
        await using (fleet.ConfigureAwait(false))
        {
            var built = await new NodeBuilds(fleet, request, warnings).RunAsync(cancellationToken).ConfigureAwait(false);
            return built.Count == 1
                ? built[0].Outcome with { Warnings = warnings.Warnings }
                : await JoinAsync(built, request, warnings, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Pushes the index of all parts. Without a push, each part stays on its node, and the image has no common digest.</summary>
    private static async Task<BuildOutcome> JoinAsync(List<BuiltShare> built, BuildRequest request, WarningCollector warnings, CancellationToken cancellationToken)
    {
        if (request.Options.Outputs.OfType<BuildOutput.ToImage>().FirstOrDefault(output => output.Push) is not { } pushed)
        {
            return new BuildOutcome(Id: null, warnings.Warnings);
        }

        var isInsecure = pushed.Attributes.GetValueOrDefault(InsecureAttribute) == "true";
        var index = await new IndexPush(request.References, request.Credentials, isInsecure).RunAsync(
            [.. built.Select(each => (each.Share.Platforms, each.Outcome.Digest!))],
            [.. request.Options.Platforms.Distinct()],
            cancellationToken).ConfigureAwait(false);
        return new BuildOutcome(index.Digest, warnings.Warnings) { Digest = index.Digest, ManifestSizeBytes = index.Content.Length };
    }
}
