using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Progress;

/// <summary>Takes the process's own streams away for a moment, so it runs alone.</summary>
[Collection(nameof(DefaultProgressTests))]
[CollectionDefinition(nameof(DefaultProgressTests), DisableParallelization = true)]
public sealed class DefaultProgressTests
{
    [Fact]
    public void The_lines_go_to_standard_error_and_standard_output_stays_the_programs_own()
    {
        var (error, output) = (Console.Error, Console.Out);
        using var standardError = new StringWriter();
        using var standardOutput = new StringWriter();
        Console.SetError(standardError);
        Console.SetOut(standardOutput);
        try
        {
            BuildProgress.Plain.Report(new ContextSent(0, 512));
            BuildProgress.Quiet.Report(new ContextSent(0, 1024));
        }
        finally
        {
            Console.SetError(error);
            Console.SetOut(output);
        }

        Assert.Contains("context: 512 B", standardError.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1.0 kB", standardError.ToString(), StringComparison.Ordinal);
        Assert.Empty(standardOutput.ToString());
    }
}
