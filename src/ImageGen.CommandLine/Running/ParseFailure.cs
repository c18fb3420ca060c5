using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Help;
using ImageGen.Dockerfiles.Checks;

namespace ImageGen.CommandLine.Running;

/// <summary>The errors of a command line that cannot be parsed.</summary>
internal sealed class ParseFailure
{
    private readonly ParseResult _result;

    private ParseFailure(ParseResult result) => _result = result;

    /// <summary>Finds the errors; <see langword="null"/> if the command line is valid, or asks for help about commands and images that exist.</summary>
    public static ParseFailure? Find(ParseResult result) =>
        result.Action is null or ParseErrorAction || (result.Action is ImageHelp && MessagesWithHelp(result).Any()) ? new ParseFailure(result) : null;

    public void Write(CommandLineStreams streams)
    {
        if (_result.Tokens.Count == 0)
        {
            streams.Error.WriteLine("error: A command is missing. Use one of these:");
            streams.Error.WriteLine();
            ImageHelp.WriteRoot(_result, streams.Error);
            return;
        }

        foreach (var message in Messages().Distinct(StringComparer.Ordinal))
        {
            streams.Error.WriteLine("error: " + message);
        }
    }

    /// <summary>Help about a name that nothing has would be that of something else.</summary>
    private static IEnumerable<string> MessagesWithHelp(ParseResult result) =>
        result.UnmatchedTokens.Where(name => !name.StartsWith('-')).Select(name => Unmatched(name, result.CommandResult.Command)).Concat(SubjectArgument.FindErrors(result));

    private IEnumerable<string> Messages() => _result.Action is ImageHelp ? MessagesWithHelp(_result) : MessagesOfErrors();

    private IEnumerable<string> MessagesOfErrors()
    {
        var command = _result.CommandResult.Command;
        foreach (var name in _result.UnmatchedTokens)
        {
            yield return Unmatched(name, command);
        }

        if (_result.UnmatchedTokens.Count == 0 && command is RootCommand)
        {
            yield return "A command is missing. '--help' lists the commands.";
        }

        if (command is RootCommand)
        {
            yield break;
        }

        var unmatched = _result.UnmatchedTokens.ToHashSet(StringComparer.Ordinal);
        foreach (var error in _result.Errors.Where(error => !unmatched.Any(name => error.Message.Contains($"'{name}'", StringComparison.Ordinal) && error.SymbolResult is CommandResult)))
        {
            yield return Missing(error.SymbolResult, command) ?? (error.Message.EndsWith('.') || error.Message.EndsWith('?') ? error.Message : error.Message + ".");
        }
    }

    /// <summary>Returns the error for a missing value; <see langword="null"/> for other errors.</summary>
    private static string? Missing(SymbolResult? symbol, Command command) => symbol switch
    {
        OptionResult { Tokens.Count: 0, Option: { HelpName: { } value } option } => $"{option.Name} needs a value: {option.Name} <{value}>.",
        CommandResult or ArgumentResult { Tokens.Count: 0 } when command.Arguments is [{ Arity.MinimumNumberOfValues: > 0, HelpName: { } value } argument] =>
            $"The {value} is missing. Use one of: {string.Join(", ", argument.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label))}.",
        _ => null,
    };

    private static string Unmatched(string name, Command command)
    {
        var (kind, names) = name.StartsWith('-')
            ? ("an option", command.Options.SelectMany(option => option.Aliases.Append(option.Name)))
            : ("a command", command.Subcommands.Select(each => each.Name));
        var place = command is RootCommand ? "" : $" of '{command.Name}'";
        var help = command is RootCommand ? "--help" : command.Name + " --help";
        return new NameSuggestions().Find(name, names) is { } meant ? $"'{name}' is not {kind}{place}. Did you mean '{meant}'?"
            : command is RootCommand || name.StartsWith('-') ? $"'{name}' is not {kind}{place}. '{help}' lists them."
            : $"'{name}' is not expected here. '{help}' shows what '{command.Name}' accepts.";
    }
}
