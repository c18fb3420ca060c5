using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Running;

/// <summary>Runs the builds of a command line.</summary>
internal static class BuildRun
{
    public static async Task<int> RunAsync(BuildFlags flags, ParseResult result, bool isPushed, CancellationToken cancellationToken)
    {
        var images = flags.Subjects.Select(result);
        BuildFlagChecks.Check(flags, result, images);
        var streams = ReportChoice.StreamsOf(result);
        if (flags.Report.IsDryRun(result))
        {
            var plans = images.Select(image => (image, flags.ToOptions(result, image, images))).ToList();
            await DryRunReport.WriteAsync(plans, isPushed, flags.Report.IsJson(result), streams.Output, cancellationToken).ConfigureAwait(false);
            return (int)CommandExitCode.Success;
        }

        var options = images.ToDictionary(image => image, image => flags.ToOptions(result, image, images));
        var graph = new DockerImageGraph(images);
        using var builds = graph.Start(options, flags.GetMaxParallel(result));
        return await ImageLoop.RunTogetherAsync(
            graph.Images,
            ReportChoice.Create(streams, flags.Report.IsJson(result), images.Count > 1),
            (image, token) => isPushed ? ImageWork.BuildAndPushAsync(image, options[image], builds, token) : ImageWork.BuildAsync(image, options[image], builds, token),
            cancellationToken).ConfigureAwait(false);
    }
}
