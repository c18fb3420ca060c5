using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Help;
using ImageGen.CommandLine.Reporting;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>eject</c>: writes <c>auto</c> Dockerfiles to files.</summary>
internal sealed class EjectCommand : Command, IDetailedCommand
{
    private readonly SubjectArgument _subjects;
    private readonly Option<string?> _output = new("--output", "-o") { HelpName = "path", Description = "The file, or a folder for the files of several images, or '-' for standard output. Default: CLASS.Dockerfile in the project's folder." };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite existing files." };

    public EjectCommand(IReadOnlyList<DeclaredImage> images)
        : base("eject", "Write the Dockerfiles of 'auto' images to files, to change them.")
    {
        _subjects = new SubjectArgument(images);
        Arguments.Add(_subjects.Argument);
        Options.Add(_output);
        Options.Add(_force);
        SetAction(RunAsync);
    }

    public IEnumerable<HelpSection> Sections(ParseResult result) =>
    [
        new HelpSection("Examples", [
            ("eject", "Write the Dockerfiles beside the project."),
            ($"eject {_subjects.NameForExample(result)} --output -", "Show one of them."),
            ("dotnet build -t:ImageGenEject", "Also change the attribute and the ignore file."),
        ]),
    ];

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var selected = _subjects.Select(result);
        var streams = ReportChoice.StreamsOf(result);
        var images = selected.Where(image => image.Image.Dockerfile == "auto").ToList();
        if (images.Count == 0 || (_subjects.IsGiven(result) && images.Count < selected.Count))
        {
            var other = selected.First(image => image.Image.Dockerfile != "auto");
            throw new CommandLineException($"The Dockerfile of {other.Name} is a file already: {other.Image.Dockerfile}. Name an image whose Dockerfile is 'auto'.");
        }

        var files = EjectedPath.Choose(images, result.GetValue(_output));
        if (!result.GetValue(_force) && files.Find(file => File.Exists(file.Path)) is { Path: { } existing })
        {
            throw new CommandLineException($"The file '{existing}' exists. Add --force to overwrite it, or name another file with --output.");
        }

        foreach (var (image, path) in files)
        {
            var text = await image.Image.GetDockerfileAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            if (path is null)
            {
                streams.Output.Write(text);
                continue;
            }

            var change = await EjectedAttribute.DescribeAsync(image, path, cancellationToken).ConfigureAwait(false);
            await EjectedPath.WriteAsync(path, text, cancellationToken).ConfigureAwait(false);
            streams.Output.WriteLine(path);
            streams.Error.WriteLine(change);
        }

        return (int)CommandExitCode.Success;
    }
}
