using ImageGen.BuildKit;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit;

/// <summary>The engine's BuildKit. It fetches the files that it does not have yet over a session.</summary>
internal sealed class BuildKitBuilder(EngineConnection connection) : IImageBuilder
{
    public ImageBuilder Kind => ImageBuilder.BuildKit;

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var warnings = new WarningCollector(request.Options.Classic.Quiet == true ? BuildProgress.Quiet : progress);
        BuildKitLimits.Check(request);
        try
        {
            var buildKit = await EngineBuildKit.OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (buildKit.ConfigureAwait(false))
            {
                return await new BuildKitBuild(buildKit, request, warnings).RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (BuildKitUnreachableException exception)
        {
            throw new EngineUnreachableException(exception.Message, exception) { Endpoint = connection.Endpoint };
        }
    }
}
