namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The arguments that a stage sees, or those before the first <c>FROM</c>.</summary>
internal sealed class ArgumentScope
{
    /// <summary>How many defaults may each use the next: two that use each other would never end.</summary>
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

        // What a stage declares holds in those built on it, too; nearer declarations count.
        foreach (var each in BuiltStages.LineageOf(stage))
        {
            foreach (var argument in dockerfile.Arguments.Where(argument => argument.StageIndex == each.Index))
            {
                _seen[argument.Name] = argument.Default is null && _global.TryGetValue(argument.Name, out var global) ? global : argument;
            }

            _environment.UnionWith(BuiltStages.InstructionsOf(each).Where(static instruction => instruction.Keyword == "ENV").SelectMany(NamesOf));
        }
    }

    /// <summary>The arguments that must be given for a use of a variable to have a value.</summary>
    public IEnumerable<string> MissingFor(DockerfileVariable variable) => MissingFor(variable, depth: 0);

    private IEnumerable<string> MissingFor(DockerfileVariable variable, int depth)
    {
        // Whatever an operand stands in for is not needed; nothing is known of what a base image has in its environment.
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
        return OutermostVariables.Of(argument.Instruction)
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
