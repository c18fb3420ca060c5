using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ImageGen.CommandLine.Completion;

/// <summary>
/// Responds to the directive <c>[suggest:POSITION]</c>. The action of System.CommandLine 2.0.15 offers the values of an option that may be given several times
/// for every later word, and fails for <c>--option=value</c>.
/// </summary>
internal sealed class SuggestAction(SuggestDirective directive) : SynchronousCommandLineAction
{
    /// <summary>Replaces the action of the directive.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var directive in root.Directives.OfType<SuggestDirective>())
        {
            directive.Action = new SuggestAction(directive);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var text = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        var position = parseResult.GetResult(directive)?.Values is [var written] && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text.Length;
        // A shell may cut off the space before the word that it completes.
        var line = position <= text.Length ? text[..Math.Max(0, position)] : text + " ";
        foreach (var candidate in SuggestedWords.Find((RootCommand)parseResult.RootCommandResult.Command, line))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(candidate);
        }

        return (int)CommandExitCode.Success;
    }
}
