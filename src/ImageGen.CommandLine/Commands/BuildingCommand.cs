using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Help;

namespace ImageGen.CommandLine.Commands;

/// <summary>A command with build arguments: it completes and describes those that the Dockerfiles of its images declare.</summary>
internal abstract class BuildingCommand(string name, string description, BuildFlags flags) : Command(name, description), IDetailedCommand
{
    protected BuildFlags Flags => flags;

    /// <summary>Command lines for the help, without the program and the command. <c>IMAGE</c> is the name of an image.</summary>
    protected abstract IReadOnlyList<(string Line, string Text)> Examples { get; }

    public IEnumerable<HelpSection> Sections(ParseResult result) =>
        [.. ImageSections.Create(flags, result), new HelpSection("Examples", [.. Examples.Select(example => (LineOf(example.Line, result), example.Text))])];

    private string LineOf(string example, ParseResult result) => $"{Name} {example.Replace("IMAGE", flags.Subjects.NameForExample(result), StringComparison.Ordinal)}".TrimEnd();

    /// <summary>Returns the options for the arguments of the selected images. The options of one image follow after its name.</summary>
    public IEnumerable<string> ArgumentNames(string word, ParseResult result)
    {
        var selected = flags.Subjects.Select(result);
        return flags.Arguments.Typed
            .Where(typed => typed.Uses.Any(use => selected.Contains(use.Image)
                && (!typed.IsQualified || word.StartsWith($"--{use.Image.Name}.", StringComparison.Ordinal) || flags.Arguments.OptionFor(use.Image, use.Argument) == typed)))
            .Select(typed => typed.Option.Name);
    }
}
