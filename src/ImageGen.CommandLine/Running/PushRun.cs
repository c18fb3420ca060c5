using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Running;

/// <summary>Pushes what an engine has.</summary>
internal static class PushRun
{
    public static Task<int> RunAsync(BuildFlags flags, ParseResult result, CancellationToken cancellationToken)
    {
        var images = flags.Subjects.Select(result);
        var tags = flags.Names.GetTags(result);
        if (flags.Names.GetNames(result) is [var name, ..])
        {
            throw new CommandLineException($"--tag {name} cannot be pushed with --no-build, because only a build gives an image another name. Remove --no-build, or use a tag.");
        }

        if (tags.Count == 0 && images.FirstOrDefault(image => image.Tag is null) is { } untagged)
        {
            throw new CommandLineException($"push --no-build needs a tag, because {untagged.Name} has none: its builds get the time as their tag. Add --tag TAG.");
        }

        return ImageLoop.RunAsync(
            images,
            ReportChoice.Create(ReportChoice.StreamsOf(result), flags.Report.IsJson(result), images.Count > 1),
            (image, token) => ImageWork.PushAsync(image, new ImagePushOptions { Tags = [.. tags], Progress = flags.Report.GetProgress(result), Engine = FindEngine(flags, result) }, token),
            cancellationToken);
    }

    /// <summary>Returns the engine if the command names a builder in one, also for an image that this process builds otherwise.</summary>
    private static EngineEndpoint? FindEngine(BuildFlags flags, ParseResult result) => flags.Inputs.GetBuilder(result) is ImageBuilder.BuildKit or ImageBuilder.Classic ? EngineEndpoint.Default : null;
}
