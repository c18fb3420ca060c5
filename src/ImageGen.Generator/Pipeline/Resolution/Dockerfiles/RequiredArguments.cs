namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>
/// Finds the arguments without which the image cannot be built: a <c>FROM</c> needs their value, or an instruction says so with
/// <c>${NAME:?…}</c>, and no <c>ARG</c> has a default.
/// </summary>
internal static class RequiredArguments
{
    public static HashSet<string> Find(Dockerfile dockerfile, BuiltStages built)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);

        // Builders look at every FROM, also those of stages that they then leave out.
        var global = new ArgumentScope(dockerfile, stage: null);
        foreach (var variable in dockerfile.Stages.SelectMany(static stage => OutermostVariables.Of(stage.From)))
        {
            required.UnionWith(global.MissingFor(variable));
        }

        foreach (var variable in dockerfile.GlobalArguments.SelectMany(OutermostVariables.Of).Where(static variable => variable.IsRequired))
        {
            required.UnionWith(global.MissingFor(variable));
        }

        foreach (var stage in built.Needed)
        {
            var scope = new ArgumentScope(dockerfile, stage);
            foreach (var variable in BuiltStages.InstructionsOf(stage).SelectMany(UsesIn).Where(static variable => variable.IsRequired))
            {
                required.UnionWith(scope.MissingFor(variable));
            }
        }

        return required;
    }

    private static IEnumerable<DockerfileVariable> UsesIn(DockerfileInstruction instruction) =>
        OutermostVariables.Of(instruction).Concat(ShellVariables.In(instruction));
}
