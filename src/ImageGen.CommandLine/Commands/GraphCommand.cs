using System.CommandLine;
using ImageGen.CommandLine.Help;
using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>graph</c>: shows which images are built from which.</summary>
internal sealed class GraphCommand : Command, IDetailedCommand
{
    private static readonly Dictionary<string, DockerImageGraphFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = DockerImageGraphFormat.Text,
        ["mermaid"] = DockerImageGraphFormat.Mermaid,
        ["dot"] = DockerImageGraphFormat.Dot,
    };

    private readonly IReadOnlyList<DeclaredImage> _images;
    private readonly Option<string?> _format = new("--format") { HelpName = "format", Description = $"The form: {string.Join(", ", Formats.Keys)}. Default: text." };

    public GraphCommand(IReadOnlyList<DeclaredImage> images)
        : base("graph", "Show which images are built from which.")
    {
        _images = images;
        _format.CompletionSources.Add([.. Formats.Keys]);
        _format.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !Formats.ContainsKey(token.Value))
            {
                result.AddError($"--format: '{token.Value}' is not a form of the graph. Use {string.Join(", ", Formats.Keys)}.");
            }
        });
        Options.Add(_format);
        SetAction(Run);
    }

    public IEnumerable<HelpSection> Sections(ParseResult result) =>
    [
        new HelpSection("Examples", [
            ("graph", "Show the images as a tree: below each, those that it needs."),
            ("graph --format mermaid", "Write a flowchart for Markdown."),
        ]),
    ];

    private int Run(ParseResult result)
    {
        ReportChoice.StreamsOf(result).Output.Write(new DockerImageGraph(_images).ToString(Formats[result.GetValue(_format) ?? "text"]));
        return (int)CommandExitCode.Success;
    }
}
