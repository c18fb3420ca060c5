namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Expands what is the same in every build: only what <c>ENV</c> sets is known for sure, since arguments can be given, and base images have variables of their own.</summary>
internal sealed class ConstantValues(Dockerfile dockerfile)
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>The text with its variables expanded; <see langword="null"/> where that is not known.</summary>
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

    /// <summary>Takes note of what an instruction sets.</summary>
    public void Follow(DockerfileInstruction instruction)
    {
        if (instruction.Keyword == "ENV")
        {
            // All values of one ENV are expanded by what was set before it.
            foreach (var (name, value) in KeyValues.Of(instruction).Select(pair => (pair.Key, Expand(pair.Value))).ToArray())
            {
                _values[name] = value;
            }
        }
    }
}
