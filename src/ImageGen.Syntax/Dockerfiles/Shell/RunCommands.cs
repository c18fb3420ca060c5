using ImageGen.Dockerfiles.Checks;

namespace ImageGen.Dockerfiles.Shell;

/// <summary>Finds the commands that a <c>RUN</c> starts: those of the shell form, of a here-document, of the JSON form, and of <c>sh -c</c>.</summary>
internal static class RunCommands
{
    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "dash", "ash", "ksh", "zsh" };

    /// <summary>Whether a program is a shell that reads POSIX scripts.</summary>
    public static bool IsShell(string program) => Shells.Contains(program.Substring(program.LastIndexOf('/') + 1));

    /// <param name="run">The instruction.</param>
    /// <param name="isShellPosix">Whether the stage's shell, which runs all but the JSON form, reads POSIX scripts.</param>
    public static IEnumerable<RunCommand> In(DockerfileInstruction run, bool isShellPosix)
    {
        var commands = run.Words.Count == 0 ? [] : run.IsJson ? [OfJson(run)] : isShellPosix ? OfShell(run) : [];
        return commands.SelectMany(static command => OfScriptArgument(command).Prepend(command));
    }

    private static RunCommand OfJson(DockerfileInstruction run)
    {
        var words = run.Words.Select(static (word, index) => new ShellWord(word.Text, index, index, -1)).ToList();
        return new RunCommand(words, HasInput: false, (first, last) => Between(SourceSpan.OfWord(run, first.Start), SourceSpan.OfWord(run, last.Start)));
    }

    private static IEnumerable<RunCommand> OfShell(DockerfileInstruction run)
    {
        var word = run.Places.Words[0];
        if (run.Heredocs.Count == 1 && HeredocWord.TryParse(word.Text) is not null)
        {
            return OfHeredoc(run, run.Heredocs[0]);
        }

        return ShellScript.Read(word.Text).Select(command => new RunCommand(
            command.Words, command.HasInput, (first, last) => SourceSpan.OfPart(run, word, first.Start, last.End - first.Start)));
    }

    /// <summary>A here-document without a command is a script. Its first line may name another interpreter.</summary>
    private static IEnumerable<RunCommand> OfHeredoc(DockerfileInstruction run, DockerfileHeredoc heredoc)
    {
        var firstLine = heredoc.Content.Split(['\n'], 2)[0].Trim();
        var interpreter = firstLine.StartsWith("#!", StringComparison.Ordinal) ? firstLine.Split(' ', '\t').Select(static part => part.TrimStart('#', '!')) : null;
        return interpreter is not null && !interpreter.Any(IsShell) ? [] : ShellScript.Read(heredoc.Content).Select(command => new RunCommand(
            command.Words, command.HasInput, (first, last) => InSource(run, heredoc.Offset + first.Start, heredoc.Offset + last.End)));
    }

    /// <summary>The commands of a script in an argument of a shell. Their position is that argument.</summary>
    private static IEnumerable<RunCommand> OfScriptArgument(RunCommand command)
    {
        var words = command.Words;
        var option = IsShell(words[0].Text) ? words.Skip(1).ToList().FindIndex(static word => word.Text is ['-', not '-', ..] && word.Text[word.Text.Length - 1] == 'c') + 1 : 0;
        if (option == 0 || option + 1 >= words.Count)
        {
            return [];
        }

        var script = words[option + 1];
        return ShellScript.Read(script.Text).Select(inner => new RunCommand(inner.Words, command.HasInput || inner.HasInput, (_, _) => command.Place(script, script)));
    }

    private static SourceSpan InSource(DockerfileInstruction run, int start, int end)
    {
        var (line, column) = run.Places.Position(start);
        var (endLine, endColumn) = run.Places.Position(end);
        return new SourceSpan(line, column, endLine, endColumn);
    }

    private static SourceSpan Between(SourceSpan first, SourceSpan last) => new(first.Line, first.Column, last.EndLine, last.EndColumn);
}
