namespace ImageGen.Projects;

/// <summary>One fact of a project: its name in the text, and how its values get into and out of <see cref="ProjectFacts"/>.</summary>
/// <param name="Name">The name before the <c>=</c>.</param>
/// <param name="Get">Returns the values to write; none for the default.</param>
/// <param name="Set">Sets or adds a value.</param>
internal sealed record ProjectFact(string Name, Func<ProjectFacts, IEnumerable<string>> Get, Action<ProjectFacts, string> Set)
{
    /// <summary>Whether the values are files or folders, which a project has together with all that it references.</summary>
    public bool IsPath { get; init; }

    /// <summary>Whether the fact is true if it is true for a referenced project.</summary>
    public bool IsAnyOfClosure { get; init; }

    /// <summary>Makes an absolute path relative to a folder. What stands before a <c>|</c> is no part of it.</summary>
    public string Relative(string value, string directory)
    {
        var start = Name == ProjectFactTable.LinkedFile ? value.IndexOf('|') + 1 : 0;
        return value.Substring(0, start) + FilePath.Relative(directory, value.Substring(start));
    }
}
