using System.CommandLine;

namespace ImageGen.CommandLine.Help;

/// <summary>A command whose help has more sections, which can depend on the images of the command line.</summary>
internal interface IDetailedCommand
{
    IEnumerable<HelpSection> Sections(ParseResult result);
}
