namespace ImageGen.CommandLine.Tests.Running;

/// <summary>The streams of the process, which the tests take away for a moment, so they run alone.</summary>
[Collection(nameof(StreamsTests))]
[CollectionDefinition(nameof(StreamsTests), DisableParallelization = true)]
public sealed class StreamsTests
{
    [Fact]
    public void Results_go_to_the_writer_that_the_console_has_at_that_moment()
    {
        var streams = new CommandLineStreams();
        var (output, error) = (Console.Out, Console.Error);
        using var aboveTheView = new StringWriter();
        try
        {
            Console.SetOut(aboveTheView);
            Console.SetError(aboveTheView);
            streams.Output.WriteLine("a result");
            streams.Error.Write("an error\n");
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Assert.Equal("a result" + Environment.NewLine + "an error\n", aboveTheView.ToString());
    }
}
