namespace ImageGen.Projects;

/// <summary>One fact of a project: its name in the text, and how its values get into and out of <see cref="ProjectFacts"/>.</summary>
/// <param name="Name">The name before the <c>=</c>.</param>
/// <param name="Get">Returns the values to write; none for the default.</param>
/// <param name="Set">Sets or adds a value.</param>
internal sealed record ProjectFact(string Name, Func<ProjectFacts, IEnumerable<string>> Get, Action<ProjectFacts, string> Set)
{
    /// <summary>Whether the values are files or folders, which a project has together with all that it references.</summary>
    public bool IsPath { get; init; }

    /// <summary>Whether a publish can set the fact as a property.</summary>
    public bool IsProperty { get; init; }

    /// <summary>Whether the value is <c>true</c> or <c>false</c>.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Whether the fact is true if it is true for a referenced project.</summary>
    public bool IsAnyOfClosure { get; init; }

    /// <summary>Makes the absolute path in a value relative to a folder.</summary>
    public Func<string, string, string> Relative { get; init; } = static (value, directory) => FilePath.Relative(directory, value);
}
