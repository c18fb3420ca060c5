using ImageGen.Generator.Tests.Verifying;

namespace ImageGen.CommandLine.Tests.Commands;

/// <summary>The help, to the letter, in 80 columns.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("build --targt x --help")]
    [InlineData("build --platform nonsense --help")]
    [InlineData("build ShopApi --help")]
    public async Task Help_is_the_answer_to_an_option_that_is_not_valid(string commandLine) =>
        Assert.Contains("--target", (await DeployProgram.RunAsync(commandLine.Split(' '))).Succeeded().Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("root", "--help")]
    [InlineData("build", "build --help")]
    [InlineData("build-shop-api", "build shop-api --help")]
    [InlineData("push-shop-page", "push shop-page -h")]
    [InlineData("list", "list --help")]
    [InlineData("inspect", "inspect --help")]
    [InlineData("check-shop-api", "check shop-api --help")]
    [InlineData("eject", "eject --help")]
    [InlineData("clean", "clean --help")]
    [InlineData("completion", "completion --help")]
    public async Task Help(string name, string commandLine)
    {
        using var program = new DeployProgram();
        program.Environment["NO_COLOR"] = "1";
        var result = (await program.StartAsync(commandLine.Split(' '))).Succeeded();

        var problem = await SnapshotFolder.Current.CompareAsync(new SnapshotTarget("HelpTests." + name, "txt", string.Join('\n', result.Output.Split('\n').Select(line => line.TrimEnd()))));

        Assert.True(problem is null, problem);
        Assert.All(result.Lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\e', result.Output);
        Assert.Empty(result.Error);
    }
}
