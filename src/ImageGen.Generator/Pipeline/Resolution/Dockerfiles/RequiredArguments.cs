namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>
/// Finds the build arguments that the image cannot be built without: no <c>ARG</c> has a default, and a <c>FROM</c> uses the value or an
/// instruction requires it with <c>${NAME:?…}</c>.
/// </summary>
internal static class RequiredArguments
{
    public static HashSet<string> Find(Dockerfile dockerfile, BuiltStages built)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);

        // Builders check every FROM, also those of stages that they do not build.
        var global = new ArgumentScope(dockerfile, stage: null);
        foreach (var variable in dockerfile.Stages.SelectMany(static stage => OutermostVariables.Find(stage.From)))
        {
            required.UnionWith(global.MissingFor(variable));
        }

        foreach (var variable in dockerfile.GlobalArguments.SelectMany(OutermostVariables.Find).Where(static variable => variable.IsRequired))
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
        OutermostVariables.Find(instruction).Concat(ShellVariables.In(instruction));
}
