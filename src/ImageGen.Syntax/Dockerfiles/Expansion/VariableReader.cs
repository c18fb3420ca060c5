namespace ImageGen.Dockerfiles;

/// <summary>Finds the variables that the builder expands in an instruction.</summary>
internal static class VariableReader
{
    public static IReadOnlyList<DockerfileVariable> Read(DockerfileInstruction instruction)
    {
        var variables = new List<DockerfileVariable>();
        foreach (var text in ExpandedTexts.Get(instruction))
        {
            if (text.Text.IndexOf('$') < 0)
            {
                continue;
            }

            // Every variable gets a value here. Otherwise the first ${X:?…} would hide the variables after it.
            var found = new List<VariableUse>();
            _ = ShellLexer.Process(text.Text, text.Escape, text.Options, new(_ => "x", Found: found.Add));
            foreach (var use in found.OrderBy(use => use.At))
            {
                var start = text.Offset(use.At);
                var (line, column) = instruction.Places.Position(start);
                variables.Add(new DockerfileVariable(use.Name, use.Modifier, use.Operand, line, column, text.Offset(use.End - 1) + 1 - start));
            }
        }

        return variables;
    }
}
