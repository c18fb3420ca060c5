using System.CommandLine;

namespace ImageGen.CommandLine.Reporting;

/// <summary>Creates the report of a command line.</summary>
internal static class ReportChoice
{
    public static CommandLineStreams StreamsOf(ParseResult result) => new() { Output = result.InvocationConfiguration.Output, Error = result.InvocationConfiguration.Error };

    public static IResultReport Create(CommandLineStreams streams, bool isJson, bool hasSeveral) => isJson ? new JsonReport(streams, hasSeveral) : new LineReport(streams, hasSeveral);
}
