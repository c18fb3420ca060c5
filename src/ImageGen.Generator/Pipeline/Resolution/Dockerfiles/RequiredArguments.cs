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
        foreach (var stage in dockerfile.Stages)
        {
            required.UnionWith(UsedBy(stage.From, global));
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

    /// <summary>Finds the arguments without a default whose values a <c>FROM</c> uses.</summary>
    /// <param name="from">The instruction.</param>
    /// <param name="global">The arguments before the first <c>FROM</c>.</param>
    public static IEnumerable<string> UsedBy(DockerfileInstruction from, ArgumentScope global) => OutermostVariables.Find(from).SelectMany(variable => global.MissingFor(variable));

    private static IEnumerable<DockerfileVariable> UsesIn(DockerfileInstruction instruction) =>
        OutermostVariables.Find(instruction).Concat(ShellVariables.In(instruction));
}
