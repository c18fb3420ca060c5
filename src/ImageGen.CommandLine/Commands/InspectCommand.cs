using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>inspect</c>: shows what the program and the Dockerfile declare of images.</summary>
internal sealed class InspectCommand : Command
{
    private readonly SubjectArgument _subjects;
    private readonly Option<bool> _json = ReportFlags.CreateJson();

    public InspectCommand(IReadOnlyList<DeclaredImage> images)
        : base("inspect", "Show the build arguments, stages, secrets, ports, platforms and base images of images.")
    {
        _subjects = new SubjectArgument(images);
        Arguments.Add(_subjects.Argument);
        Options.Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var images = _subjects.Select(result);
        var streams = ReportChoice.StreamsOf(result);
        var found = new List<InspectedImage>();
        foreach (var image in images)
        {
            try
            {
                found.Add(await InspectedImage.CreateAsync(image, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                return (int)CommandFailure.Report(e, images.Count > 1 ? image.Name : null, streams, cancellationToken);
            }
        }

        InspectReport.Write(found, result.GetValue(_json), streams.Output);
        return (int)CommandExitCode.Success;
    }
}
