using System.CommandLine;
using System.CommandLine.Parsing;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Running;

/// <summary>Pushes what an engine has.</summary>
internal static class PushRun
{
    /// <summary>The options that a push without a build obeys. The builder says where the image is.</summary>
    private static readonly string[] Obeyed = ["--no-build", "--tag", "--builder", "--progress", "--dry-run", "--json"];

    public static Task<int> RunAsync(BuildFlags flags, ParseResult result, CancellationToken cancellationToken)
    {
        var images = flags.Subjects.Select(result);
        var tags = flags.Names.GetTags(result);
        if (result.CommandResult.Command.Options.FirstOrDefault(option => !Obeyed.Contains(option.Name) && result.GetResult(option) is OptionResult { Implicit: false }) is { } ignored)
        {
            throw new CommandLineException($"{ignored.Name} has no effect with --no-build, because nothing is built. Remove one of them.");
        }

        if (flags.Names.GetNames(result) is [var name, ..])
        {
            throw new CommandLineException($"--tag {name} cannot be pushed with --no-build, because only a build gives an image another name. Remove --no-build, or use a tag.");
        }

        if (tags.Count == 0 && images.FirstOrDefault(image => image.Tag is null) is { } untagged)
        {
            throw new CommandLineException($"push --no-build needs a tag, because {untagged.Name} has none: its builds get the time as their tag. Add --tag TAG.");
        }

        if (flags.Report.IsDryRun(result))
        {
            DryRunReport.WritePushes([.. images.Select(image => (image.Name, image.Image.GetReferences(new ImageBuildOptions { Tags = [.. tags] })))], flags.Report.IsJson(result), ReportChoice.StreamsOf(result).Output);
            return Task.FromResult((int)CommandExitCode.Success);
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
