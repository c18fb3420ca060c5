using System.CommandLine;
using ImageGen.CommandLine.Completion;
using ImageGen.CommandLine.Help;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>completion</c>: writes the script with which a shell completes the command lines of this program.</summary>
internal sealed class CompletionCommand : Command, IDetailedCommand
{
    public CompletionCommand()
        : base("completion", "Write the script that completes this program in a shell.")
    {
        var shell = new Argument<string>("shell") { HelpName = "shell", Description = $"The shell: {string.Join(", ", CompletionScript.Shells)}." };
        shell.CompletionSources.Add(_ => CompletionScript.Shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !CompletionScript.Shells.Contains(token.Value))
            {
                result.AddError($"'{token.Value}' is not a shell that is supported. Use {string.Join(", ", CompletionScript.Shells)}.");
            }
        });
        Arguments.Add(shell);
        SetAction(result => result.InvocationConfiguration.Output.Write(CompletionScript.Create(result.GetRequiredValue(shell), RootCommand.ExecutableName)));
    }

    public IEnumerable<HelpSection> Sections(ParseResult result)
    {
        var program = RootCommand.ExecutableName;
        return
        [
            new HelpSection("Examples", [
                ($"source <({program} completion bash)", "In ~/.bashrc."),
                ($"source <({program} completion zsh)", "In ~/.zshrc, after compinit."),
                ($"{program} completion fish | source", "In ~/.config/fish/config.fish."),
                ($"{program} completion pwsh | Out-String | Invoke-Expression", "In $PROFILE."),
            ]),
        ];
    }
}
