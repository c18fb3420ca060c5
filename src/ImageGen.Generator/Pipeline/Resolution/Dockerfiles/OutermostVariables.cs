namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Finds the variables that are always expanded. A variable in the operand of another one, as in <c>${TAG:+-$TAG}</c>, may not be.</summary>
internal static class OutermostVariables
{
    public static IEnumerable<DockerfileVariable> Find(DockerfileInstruction instruction)
    {
        var (line, end) = (0, 0);
        foreach (var variable in instruction.Variables)
        {
            if (variable.Line != line || variable.Column >= end)
            {
                (line, end) = (variable.Line, variable.Column + variable.Length);
                yield return variable;
            }
        }
    }
}
