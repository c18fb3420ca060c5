namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Expands texts that are the same in every build. Only variables from <c>ENV</c> are known: build arguments can be set, and base images have their own variables.</summary>
internal sealed class ConstantValues(Dockerfile dockerfile)
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>Expands the variables of a text; <see langword="null"/> if the value of one is not known.</summary>
    public string? Expand(string text)
    {
        var isKnown = true;
        var expanded = dockerfile.Expand(text, Find);
        return isKnown ? expanded : null;

        string? Find(string name)
        {
            isKnown &= _values.TryGetValue(name, out var value) && value is not null;
            return value;
        }
    }

    /// <summary>Stores the variables that an instruction sets.</summary>
    public void Follow(DockerfileInstruction instruction)
    {
        if (instruction.Keyword == "ENV")
        {
            // All values of one ENV are expanded with the variables that were set before it.
            foreach (var (name, value) in KeyValues.Read(instruction).Select(pair => (pair.Key, Expand(pair.Value))).ToArray())
            {
                _values[name] = value;
            }
        }
    }
}
