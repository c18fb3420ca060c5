using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>check</c>: checks the Dockerfiles with the values of a build.</summary>
internal sealed class CheckCommand : BuildingCommand
{
    public CheckCommand(IReadOnlyList<DeclaredImage> images)
        : base("check", "Check the Dockerfiles with the values of a build. No engine is needed.", new BuildFlags(images))
    {
        Flags.AddInputsTo(this);
        SetAction(RunAsync);
    }

    protected override IReadOnlyList<(string Line, string Text)> Examples { get; } =
    [
        ("", "Check the Dockerfiles of all images."),
        ("IMAGE --target build", "Check what the build of one stage uses."),
    ];

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var images = Flags.Subjects.Select(result);
        BuildFlagChecks.CheckValues(Flags, result, images);
        var streams = ReportChoice.StreamsOf(result);
        var report = new CheckReport(streams.Output);
        foreach (var image in images)
        {
            try
            {
                report.Add(await image.Image.CheckDockerfileAsync(Flags.ToOptions(result, image, images), cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                return (int)CommandFailure.Report(e, images.Count > 1 ? image.Name : null, streams, cancellationToken);
            }
        }

        streams.Error.WriteLine(report.Summary);
        return (int)(report.HasErrors ? CommandExitCode.BuildFailed : CommandExitCode.Success);
    }
}
