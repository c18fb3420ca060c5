namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The uses of variables that count in any case: not those in the operand of another, as in <c>${TAG:+-$TAG}</c>, which the builder may never come to.</summary>
internal static class OutermostVariables
{
    public static IEnumerable<DockerfileVariable> Of(DockerfileInstruction instruction) =>
        instruction.Variables.Where(variable => !instruction.Variables.Any(other => IsInside(variable, other)));

    private static bool IsInside(DockerfileVariable variable, DockerfileVariable other) =>
        variable.Line == other.Line && variable.Column > other.Column && variable.Column < other.Column + other.Length;
}
