using System.CommandLine;
using System.CommandLine.Parsing;

namespace ImageGen.CommandLine.Values;

/// <summary>Creates options whose values are checked while the command line is parsed.</summary>
internal static class ValueOption
{
    /// <summary>Creates an option that may be given several times.</summary>
    /// <param name="name">The name, and its alias if it has one.</param>
    /// <param name="helpName">The name of the value in the help.</param>
    /// <param name="description">The description.</param>
    /// <param name="read">Reads a value. An <see cref="ImageGenException"/> is the error.</param>
    public static Option<IReadOnlyList<T>> List<T>(string[] name, string helpName, string description, Func<string, T> read) =>
        Lists<T>(name, helpName, description, text => [read(text)]);

    /// <summary>Creates an option that may be given several times, and each time with several values.</summary>
    /// <inheritdoc cref="List"/>
    public static Option<IReadOnlyList<T>> Lists<T>(string[] name, string helpName, string description, Func<string, IReadOnlyList<T>> read) => new(name[0], name[1..])
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = static _ => [],
        CustomParser = result => [.. result.Tokens.SelectMany(token => Read(result, token.Value, read) ?? [])],
    };

    /// <summary>Creates an option with one value.</summary>
    /// <inheritdoc cref="List"/>
    public static Option<T?> One<T>(string[] name, string helpName, string description, Func<string, T> read) => new(name[0], name[1..])
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => result.Tokens is [var token] ? Read(result, token.Value, read) : default,
    };

    private static T? Read<T>(ArgumentResult result, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (ImageGenException e)
        {
            result.AddError($"{(result.Parent as OptionResult)?.IdentifierToken?.Value}: {e.Message}");
            return default;
        }
    }
}
