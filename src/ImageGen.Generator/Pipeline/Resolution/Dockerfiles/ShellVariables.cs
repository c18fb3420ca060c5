namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Finds the variables that the shell of a <c>RUN</c> requires: <c>RUN echo ${VERSION:?say which}</c> fails like an instruction that the builder expands.</summary>
internal static class ShellVariables
{
    private const string Start = "${";

    public static IEnumerable<DockerfileVariable> In(DockerfileInstruction instruction) => instruction is { Keyword: "RUN", IsJson: false }
        ? In(instruction.Arguments, instruction).Concat(instruction.Heredocs.SelectMany(document => In(document.Content, instruction)))
        : [];

    /// <summary>Reads a script by the rules of quoting only. A variable in single quotes, after an escape or in a comment is ignored.</summary>
    private static IEnumerable<DockerfileVariable> In(string script, DockerfileInstruction instruction)
    {
        var isQuoted = false;
        for (var i = 0; i < script.Length; i++)
        {
            switch (script[i])
            {
                case '\\':
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\'' when !isQuoted:
                    i = EndOf(script, '\'', i + 1);
                    break;
                case '#' when !isQuoted && (i == 0 || char.IsWhiteSpace(script[i - 1])):
                    i = EndOf(script, '\n', i + 1);
                    break;
                case '$' when Read(script, i) is { } use:
                    yield return new DockerfileVariable(use.Name, use.Modifier, Operand: null, instruction.Line, instruction.Column, instruction.WrittenKeyword.Length);
                    break;
            }
        }
    }

    private static int EndOf(string script, char end, int from)
    {
        var at = script.IndexOf(end, from);
        return at < 0 ? script.Length : at;
    }

    private static (string Name, string Modifier)? Read(string script, int at)
    {
        if (string.CompareOrdinal(script, at, Start, 0, Start.Length) != 0)
        {
            return null;
        }

        var end = at + Start.Length;
        while (end < script.Length && (char.IsLetterOrDigit(script[end]) || script[end] == '_'))
        {
            end++;
        }

        var name = script.Substring(at + Start.Length, end - at - Start.Length);
        return string.CompareOrdinal(script, end, ":?", 0, 2) == 0 ? (name, ":?")
            : string.CompareOrdinal(script, end, "?", 0, 1) == 0 ? (name, "?")
            : null;
    }
}
