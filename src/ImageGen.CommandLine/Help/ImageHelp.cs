using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ImageGen.CommandLine.Help;

/// <summary>The help of System.CommandLine, and the sections of our commands after it.</summary>
internal sealed class ImageHelp : SynchronousCommandLineAction
{
    /// <summary>The width if the output is not a terminal.</summary>
    private const int DefaultWidth = 80;

    private readonly HelpAction _inner;

    private ImageHelp(HelpAction inner) => _inner = inner;

    public override bool ClearsParseErrors => true;

    private static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? DefaultWidth : Console.WindowWidth;

    /// <summary>Extends the help of all commands.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Description = "Show help.";
            option.Action = new ImageHelp((HelpAction)option.Action!);
        }

        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Description = "Show the version of this program.";
        }
    }

    /// <summary>Writes the help of the program.</summary>
    public static void WriteRoot(ParseResult result, TextWriter writer)
    {
        var root = result.RootCommandResult.Command;
        var help = (ImageHelp)root.Options.OfType<HelpOption>().Single().Action!;
        result.InvocationConfiguration.Output = writer;
        _ = help.Invoke(result);
    }

    public override int Invoke(ParseResult parseResult)
    {
        _inner.MaxWidth = Width;
        var code = _inner.Invoke(parseResult);
        foreach (var section in (parseResult.CommandResult.Command as IDetailedCommand)?.Sections(parseResult) ?? [])
        {
            HelpTable.Write(parseResult.InvocationConfiguration.Output, section, Width);
        }

        return code;
    }
}
