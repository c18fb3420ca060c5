using System.Diagnostics;

namespace ImageGen.CommandLine.Tests.Completion;

/// <summary>The scripts, in the shells that they are for.</summary>
public sealed class ShellTests
{
    /// <summary>Completes as bash does: the words are split at the characters of <c>COMP_WORDBREAKS</c>.</summary>
    [Theory]
    [InlineData("shop-deploy bu", "shop-deploy bu", "build")]
    [InlineData("shop-deploy build shop-p", "shop-deploy build shop-p", "shop-page")]
    [InlineData("shop-deploy build ", "shop-deploy build |", "shop-api shop-page shop-self")]
    [InlineData("shop-deploy build shop-page --target=f", "shop-deploy build shop-page --target = f", "files")]
    [InlineData("shop-deploy build --secret id=f", "shop-deploy build --secret id = f", "feed-token")]
    public async Task Bash(string line, string words, string expected)
    {
        var script = $"""
            export PATH="{Path.GetDirectoryName(DeployProgram.FullPath)}:$PATH"
            source <(shop-deploy completion bash)
            complete -p shop-deploy >/dev/null || exit 9
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_WORDS=({string.Join(' ', words.Split(' ').Select(word => word == "|" ? "''" : $"'{word}'"))})
            COMP_CWORD=$((${"{#COMP_WORDS[@]}"} - 1))
            _shop_deploy_complete
            echo "${"{COMPREPLY[*]}"}"
            """;

        Assert.Equal(expected, await RunAsync("bash", ["--norc", "-c", script]));
    }

    /// <summary>A terminal in which Tab is pressed, as zsh's own tests do it.</summary>
    [Fact]
    [Trait("Needs", "zsh")]
    public async Task Zsh()
    {
        var script = $$"""
            zmodload zsh/zpty
            export PATH="{{Path.GetDirectoryName(DeployProgram.FullPath)}}:$PATH"
            zpty shell zsh -f -i
            zpty -w shell 'PROMPT=; TERM=dumb; autoload -Uz compinit; compinit -u -D; source <(shop-deploy completion zsh); echo READY'
            zpty -r -m shell seen '*READY*READY*' || exit 8
            zpty -w -n shell $'echo DONE; shop-deploy build shop-page --targ\tf\t; echo END'
            zpty -r -m shell seen '*--target*files*' && echo "completed"
            """;

        Assert.Equal("completed", (await RunAsync("zsh", ["-f", "-c", script])).Split('\n')[^1]);
    }

    [Theory]
    [InlineData("shop-deploy build shop-p", "shop-page")]
    [InlineData("shop-deploy build shop-page --target ", "files page")]
    [InlineData("shop-deploy build --target=f", "--target=files --target=final")]
    [Trait("Needs", "fish")]
    public async Task Fish(string line, string expected)
    {
        var script = $"set -x PATH '{Path.GetDirectoryName(DeployProgram.FullPath)}' $PATH; shop-deploy completion fish | source; complete -C '{line}'";

        Assert.Equal(expected, string.Join(' ', (await RunAsync("fish", ["--no-config", "-c", script])).Split('\n').Select(each => each.Split('\t')[0])));
    }

    /// <summary>Completes as PowerShell does when Tab is pressed at the end of the line.</summary>
    [Theory]
    [InlineData("shop-deploy bu", "build @ 12,2")]
    [InlineData("shop-deploy build ", "shop-api shop-page shop-self @ 18,0")]
    [InlineData("shop-deploy build shop-page --target f", "files @ 37,1")]
    [InlineData("shop-deploy build --target=f", "--target=files --target=final @ 18,10")]
    [InlineData("shop-deploy build --secret id=f", "id=feed-token @ 27,4")]
    [InlineData("'ü' | shop-deploy build shop-p", "shop-page @ 24,6")]
    [Trait("Needs", "pwsh")]
    public async Task PowerShell(string line, string expected)
    {
        var script = $"""
            $env:PATH = '{Path.GetDirectoryName(DeployProgram.FullPath)}:' + $env:PATH
            shop-deploy completion pwsh | Out-String | Invoke-Expression
            $line = '{line.Replace("'", "''", StringComparison.Ordinal)}'
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
            "$($found.CompletionMatches.CompletionText) @ $($found.ReplacementIndex),$($found.ReplacementLength)"
            """;

        Assert.Equal(expected, await RunAsync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script]));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _shop_deploy_complete shop-deploy")]
    [InlineData("zsh", "compdef _shop_deploy_complete shop-deploy")]
    [InlineData("fish", "complete -c shop-deploy -f -a '(__shop_deploy_complete)'")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName 'shop-deploy' -ScriptBlock {")]
    public async Task Script_has_the_name_of_the_program(string shell, string line)
    {
        var script = (await DeployProgram.RunAsync("completion", shell)).Succeeded().Lines;

        Assert.Contains(line, script);
        Assert.DoesNotContain(script, each => each.Contains('@', StringComparison.Ordinal) && each.Contains("@NAME", StringComparison.Ordinal));
    }

    private static async Task<string> RunAsync(string shell, string[] arguments)
    {
        using var program = new DeployProgram();
        var start = program.StartInfo();
        var run = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in start.Environment)
        {
            run.Environment[name] = value;
        }

        using var process = Process.Start(run)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {output}{await error}");
        return output.ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
