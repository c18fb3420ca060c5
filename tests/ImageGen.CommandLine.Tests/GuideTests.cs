using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGen.CommandLine.Tests;

/// <summary>The guide lists the commands, options and exit codes as they are.</summary>
public sealed partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(DeployProgram.ProjectFolder, "../../docs/guides/command-line.md"));

    [Theory]
    [InlineData("build")]
    [InlineData("push")]
    [InlineData("eject")]
    [InlineData("clean")]
    public async Task Every_option_is_in_the_guide(string command)
    {
        var help = (await DeployProgram.RunAsync(command, "--help")).Succeeded().Output;
        var options = Option().Matches(help[help.IndexOf("Options:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value).Except(["--help", "--base", "--commit", "--version"]).ToList();

        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Contains("`" + option, Guide, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_command_is_in_the_guide()
    {
        var commands = (await DeployProgram.RunAsync("[suggest:12]", "shop-deploy ")).Succeeded().Lines;

        Assert.Equal(9, commands.Length);
        Assert.All(commands, command => Assert.Matches($"\\| `{command}[` ]", Guide));
    }

    [Fact]
    public void Every_exit_code_is_in_the_guide() => Assert.Equal(
        Enum.GetValues<CommandExitCode>().Select(code => ((int)code).ToString(CultureInfo.InvariantCulture)),
        ExitCode().Matches(Guide).Select(match => match.Groups["code"].Value));

    [GeneratedRegex("^  (-., )?(?<name>--[a-z-]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();

    [GeneratedRegex("^\\| (?<code>[0-9]+) \\|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExitCode();
}
