namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The build arguments that a stage can use, or those before the first <c>FROM</c>.</summary>
internal sealed class ArgumentScope
{
    /// <summary>The maximal length of a chain of defaults that use each other. It ends a cycle.</summary>
    private const int MaxDepth = 8;

    private readonly Dictionary<string, DockerfileArgument> _global = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DockerfileArgument> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _environment = new(StringComparer.Ordinal);

    public ArgumentScope(Dockerfile dockerfile, DockerfileStage? stage)
    {
        foreach (var argument in dockerfile.Arguments.Where(static argument => argument.StageIndex is null))
        {
            _global[argument.Name] = argument;
        }

        if (stage is null)
        {
            _seen = _global;
            return;
        }

        // Stages inherit the declarations of their base stages, and a later declaration takes precedence.
        foreach (var each in BuiltStages.LineageOf(stage))
        {
            foreach (var argument in dockerfile.Arguments.Where(argument => argument.StageIndex == each.Index))
            {
                _seen[argument.Name] = argument.Default is null && _global.TryGetValue(argument.Name, out var global) ? global : argument;
            }

            _environment.UnionWith(BuiltStages.InstructionsOf(each).Where(static instruction => instruction.Keyword == "ENV").SelectMany(NamesOf));
        }
    }

    /// <summary>Finds the arguments that must be set for a variable to have a value.</summary>
    public IEnumerable<string> MissingFor(DockerfileVariable variable) => MissingFor(variable, depth: 0);

    private IEnumerable<string> MissingFor(DockerfileVariable variable, int depth)
    {
        // A modifier such as :- makes the value optional. A variable that is not declared may come from the environment of the base image.
        if (variable.Modifier is "-" or ":-" or "+" or ":+" || depth > MaxDepth || _environment.Contains(variable.Name) || !_seen.TryGetValue(variable.Name, out var argument))
        {
            return [];
        }

        if (argument.Default is null)
        {
            return DockerfilePredefined.Contains(argument.Name) ? [] : [argument.Name];
        }

        if (argument.Default is "" or "\"\"" or "''")
        {
            return variable.Modifier is ":?" ? [argument.Name] : [];
        }

        var start = argument.Column + argument.Name.Length;
        return OutermostVariables.Find(argument.Instruction)
            .Where(used => used.Line == argument.Line && used.Column > start && used.Column <= start + argument.Default.Length && used.Name != argument.Name)
            .SelectMany(used => MissingFor(used, depth + 1));
    }

    private static IEnumerable<string> NamesOf(DockerfileInstruction environment)
    {
        var words = environment.Words;
        return words.Count == 2 && words[0].Text.IndexOf('=') < 0
            ? [words[0].Text]
            : words.Where(static word => word.Text.IndexOf('=') > 0).Select(static word => word.Text.Substring(0, word.Text.IndexOf('=')));
    }
}
