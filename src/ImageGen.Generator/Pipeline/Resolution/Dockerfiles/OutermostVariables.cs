namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The uses of variables that count in any case: not those in the operand of another, as in <c>${TAG:+-$TAG}</c>, which the builder may never come to.</summary>
internal static class OutermostVariables
{
    public static IEnumerable<DockerfileVariable> Of(DockerfileInstruction instruction)
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
