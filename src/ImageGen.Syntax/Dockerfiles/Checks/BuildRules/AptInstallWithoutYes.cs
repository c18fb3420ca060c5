using ImageGen.Dockerfiles.Shell;

namespace ImageGen.Dockerfiles.Checks;

internal sealed class AptInstallWithoutYes() : DockerfileCheck(new DockerfileRule(
    "AptInstallWithoutYes",
    "apt-get install has -y",
    "Without -y, apt-get requests a confirmation before it installs dependencies. Nobody can confirm it in a build, so the step fails. DEBIAN_FRONTEND does not confirm it.")
{
    Id = "IMG0227",
    IsBuildKits = false,
})
{
    /// <summary>Options without a confirmation: they confirm, only simulate, or name a file that may confirm.</summary>
    private static readonly HashSet<string> Answers = new(StringComparer.Ordinal)
    {
        "-y", "--yes", "--assume-yes", "--assume-no", "--force-yes", "-s", "--simulate", "--just-print", "--dry-run", "--recon", "--no-act",
        "--print-uris", "--trivial-only", "-c", "--config-file", "-h", "--help", "-v", "--version",
    };

    /// <summary>Options whose value is the next word, unless it is written with them.</summary>
    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal)
    {
        "-o", "--option", "-t", "--target-release", "--default-release", "-a", "--host-architecture", "-P", "--build-profiles", "-S", "--snapshot",
        "-e", "--error-on", "--with-source", "--solver", "--planner", "--comment",
    };

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "sudo", "env", "exec", "command", "time", "nice", "eatmydata" };

    public override void CheckFile(CheckedFile file)
    {
        var stages = new Dictionary<DockerfileStage, (bool IsShellPosix, bool MayAnswer)>();

        // A file with the backtick as escape character is for Windows images.
        foreach (var stage in file.Dockerfile.EscapeCharacter == '`' ? [] : file.Dockerfile.Stages)
        {
            var (isShellPosix, mayAnswer) = file.Graph.Base(stage) is { } parent && stages.TryGetValue(parent, out var known) ? known : (true, false);
            foreach (var written in stage.Instructions)
            {
                var instruction = written.Trigger ?? written;
                mayAnswer |= MayAnswer(instruction);
                if (instruction is { Keyword: "SHELL", Words: [var shell, ..] })
                {
                    isShellPosix = RunCommands.IsShell(shell.Text);
                }
                else if (instruction.Keyword == "RUN" && !mayAnswer)
                {
                    Check(file, written, RunCommands.In(instruction, isShellPosix));
                }
            }

            stages[stage] = (isShellPosix, mayAnswer);
        }
    }

    private void Check(CheckedFile file, DockerfileInstruction written, IEnumerable<RunCommand> commands)
    {
        foreach (var command in commands.Where(static command => !command.HasInput))
        {
            var program = command.Words.SkipWhile(static word => IsAssignment(word.Text) || (word.IsConstant && (Prefixes.Contains(word.Text) || word.Text is ['-', ..]))).ToList();
            if (program.Count > 0 && program[0] is { IsConstant: true, Text: "apt-get" or "apt" or "/usr/bin/apt-get" or "/usr/bin/apt" } apt && FindInstall(program) is { } install)
            {
                Report(file, written, command.Place(apt, install), $"'{apt.Text} install' requests a confirmation before it installs further packages, and nobody can confirm it in a build. Use '{apt.Text} install -y'.");
            }
        }
    }

    /// <summary>The word <c>install</c>, if packages follow it and no option confirms.</summary>
    private static ShellWord? FindInstall(IReadOnlyList<ShellWord> words)
    {
        var operands = new List<ShellWord>();
        var quiet = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (word.MayBeAny || (word.Text is ['-', ..] && !word.IsConstant))
            {
                return null;
            }

            if (word.Text is not ['-', _, ..])
            {
                operands.Add(word);
                continue;
            }

            foreach (var (option, value) in OptionsIn(word.Text))
            {
                var takesNext = WithValue.Contains(option) && value.Length == 0 && ++i < words.Count;
                var isQuiet = option is "-q" or "--quiet" or "--silent";
                if (Answers.Contains(option) || (isQuiet && value.Length > 0) || (option is "-o" or "--option" && IsAnswer(takesNext ? words[i] : word)))
                {
                    return null;
                }

                quiet += isQuiet ? 1 : 0;
            }
        }

        // Two times quiet includes yes.
        return operands.Count > 1 && operands[0].Text == "install" && quiet < 2 ? operands[0] : null;
    }

    /// <summary>The options of a word, each with the value that is written with it: <c>-qt=sid</c> is <c>-q</c> and <c>-t</c> with <c>sid</c>.</summary>
    private static IEnumerable<(string Option, string Value)> OptionsIn(string word)
    {
        if (word[1] == '-')
        {
            var parts = word.Split(['='], 2);
            yield return (parts[0], parts.Length > 1 ? parts[1] : "");
            yield break;
        }

        for (var i = 1; i < word.Length; i++)
        {
            var option = "-" + word[i];
            var hasValue = WithValue.Contains(option) || (i + 1 < word.Length && word[i + 1] is '=' or >= '0' and <= '9');
            yield return (option, hasValue ? word.Substring(i + 1).TrimStart('=') : "");
            i = hasValue ? word.Length : i;
        }
    }

    private static bool IsAnswer(ShellWord option) => !option.IsConstant || option.Text.IndexOf("quiet", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsAssignment(string word) => word.IndexOf('=') is > 0 and var equals && word.Take(equals).All(static character => char.IsLetterOrDigit(character) || character == '_');

    /// <summary>Whether the instruction may configure apt to confirm automatically: its text does so, or it copies files that may.</summary>
    private static bool MayAnswer(DockerfileInstruction instruction)
    {
        var text = instruction.Text;
        for (var at = Find(text, "assume-yes", 0); at >= 0; at = Find(text, "assume-yes", at + 1))
        {
            if (at < 2 || text[at - 1] != '-' || text[at - 2] != '-')
            {
                return true;
            }
        }

        return Find(text, "apt.conf", 0) >= 0 || Find(text, "APT_CONFIG", 0) >= 0
            || (instruction is { Keyword: "COPY" or "ADD", Words: [.., var target] } && (target.Text == "/" || Find(text, "/etc", 0) >= 0 || Find(text, "apt", 0) >= 0));
    }

    private static int Find(string text, string part, int from) => text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
}
