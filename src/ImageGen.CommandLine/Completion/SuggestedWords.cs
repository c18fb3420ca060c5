using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using ImageGen.CommandLine.Commands;

namespace ImageGen.CommandLine.Completion;

/// <summary>Finds the words that can stand at the end of a command line: commands, images, options, or the values of an option.</summary>
internal static class SuggestedWords
{
    /// <param name="root">The commands.</param>
    /// <param name="line">The command line from the program's name to the cursor.</param>
    public static IEnumerable<string> Find(RootCommand root, string line)
    {
        List<string> words = [.. CommandLineParser.SplitCommandLine(line).Skip(1)];
        var word = words.Count > 0 && !char.IsWhiteSpace(line[^1]) ? words[^1] : "";
        List<string> before = word.Length == 0 ? words : words[..^1];
        var command = CommandAt(root, before);
        var context = root.Parse(before).GetCompletionContext();
        var (option, prefix) = OptionAt(command, before, word);
        var candidates = option is not null ? Values(option.CompletionSources, context)
            : word.StartsWith('-') ? OptionNames(command, word, context)
            : command.Subcommands.Select(each => each.Name).Concat(command.Arguments.SelectMany(argument => Values(argument.CompletionSources, context)));
        return Matching(candidates, word[prefix.Length..], prefix).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static Command CommandAt(RootCommand root, IEnumerable<string> words)
    {
        Command command = root;
        foreach (var word in words)
        {
            command = command.Subcommands.FirstOrDefault(each => each.Name == word) ?? command;
        }

        return command;
    }

    /// <summary>Finds the option whose value is the last word, and what stands before the value: <c>--option=</c>.</summary>
    private static (Option? Option, string Prefix) OptionAt(Command command, List<string> before, string word)
    {
        var equals = word.StartsWith('-') ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        var name = equals >= 0 ? word[..equals] : before.LastOrDefault("");
        var option = command.Options.FirstOrDefault(each => each.Name == name || each.Aliases.Contains(name));
        return option is { Arity.MaximumNumberOfValues: > 0, ValueType: var type } && type != typeof(bool) && type != typeof(bool?) ? (option, equals >= 0 ? word[..(equals + 1)] : "") : (null, "");
    }

    private static IEnumerable<string> OptionNames(Command command, string word, CompletionContext context)
    {
        var given = context.ParseResult.Tokens.Where(token => token.Type == TokenType.Option).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
        var names = command.Options.Append(command.Parents.OfType<RootCommand>().SelectMany(root => root.Options).FirstOrDefault(option => option.Recursive)).OfType<Option>()
            .Where(option => !option.Hidden && (option.Arity.MaximumNumberOfValues > 1 || !given.Contains(option.Name)))
            .Select(option => option.Name);
        return command is BuildingCommand building ? names.Concat(building.ArgumentNames(word, context.ParseResult).Where(name => !given.Contains(name))) : names;
    }

    /// <summary>Returns the candidates that start with the word, or with its last part after a comma.</summary>
    private static IEnumerable<string> Matching(IEnumerable<string> candidates, string word, string prefix)
    {
        var all = candidates.ToList();
        var comma = word.LastIndexOf(',') + 1;
        return all.Exists(each => each.StartsWith(word, StringComparison.Ordinal)) || comma == 0
            ? all.Where(each => each.StartsWith(word, StringComparison.Ordinal)).Select(each => prefix + each)
            : all.Where(each => each.StartsWith(word[comma..], StringComparison.Ordinal)).Select(each => prefix + word[..comma] + each);
    }

    private static IEnumerable<string> Values(IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, CompletionContext context) =>
        sources.SelectMany(source => source(context)).Select(item => item.Label);
}
