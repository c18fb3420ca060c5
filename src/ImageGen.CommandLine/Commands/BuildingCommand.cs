using System.CommandLine;
using System.CommandLine.Completions;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Help;

namespace ImageGen.CommandLine.Commands;

/// <summary>A command with the options of a build: it completes and describes those that the Dockerfiles of its images declare.</summary>
internal abstract class BuildingCommand(string name, string description, BuildFlags flags) : Command(name, description), IDetailedCommand
{
    protected BuildFlags Flags => flags;

    /// <summary>Command lines for the help, without the program.</summary>
    protected abstract IReadOnlyList<(string Line, string Text)> Examples { get; }

    public IEnumerable<HelpSection> Sections(ParseResult result) =>
        [.. ImageSections.Create(flags, result), new HelpSection("Examples", [.. Examples.Select(example => ($"{Name} {example.Line}", example.Text))])];

    public override IEnumerable<CompletionItem> GetCompletions(CompletionContext context)
    {
        var word = context.WordToComplete;
        var selected = flags.Subjects.Select(context.ParseResult);
        var typed = flags.Arguments.Typed
            .Where(each => each.Uses.Any(use => selected.Contains(use.Image)))
            .Where(each => !each.IsQualified || word.StartsWith($"--{each.Uses[0].Image.Name}.", StringComparison.Ordinal) || each.Uses.Any(use => flags.Arguments.OptionFor(use.Image, use.Argument) == each))
            .Where(each => each.Option.Name.StartsWith(word, StringComparison.Ordinal) && context.ParseResult.GetResult(each.Option) is null)
            .Select(each => new CompletionItem(each.Option.Name, "Keyword", null, null, each.Uses[0].Argument.Summary, null));
        return word.Length == 0 ? base.GetCompletions(context) : [.. base.GetCompletions(context), .. typed];
    }
}
