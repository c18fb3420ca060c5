using System.Text.Json;
using Xunit;

namespace ImageGen.CommandLine.Tests.Running;

/// <summary>What a process left: its exit code and its two streams.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Fails unless the program succeeded.</summary>
    public ProgramResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }

    /// <summary>Fails unless the program ended with an exit code and one error, and wrote nothing else.</summary>
    public void Failed(CommandExitCode code, string error)
    {
        Assert.Equal((int)code, ExitCode);
        Assert.Equal("error: " + error + "\n", Error);
        Assert.Empty(Output);
    }
}
