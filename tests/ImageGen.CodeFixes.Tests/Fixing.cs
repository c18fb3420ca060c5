namespace ImageGen.CodeFixes.Tests;

/// <summary>The short way to the tests' question: what does the fix make of this code?</summary>
internal static class Fixing
{
    /// <summary>One source after the fix.</summary>
    public static async Task<string> FirstAsync(string source, string id, string? title = null, string defaultNamespace = "", string? dockerfile = null)
    {
        using var project = new FixableProject(Project([source], defaultNamespace, dockerfile));
        return Assert.Single(await project.FixFirstAsync(id, title));
    }

    /// <summary>All sources after the fix was made everywhere.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(string id, string? title, params string[] sources)
    {
        using var project = new FixableProject(Project(sources, ""));
        return await project.FixAllAsync(id, title);
    }

    public static async Task<IEnumerable<string>> TitlesAsync(string source, string id, string? dockerfile = null)
    {
        using var project = new FixableProject(Project([source], "", dockerfile));
        return await project.TitlesAsync(id);
    }

    /// <summary>A field whose value is that expression.</summary>
    public static string Field(string type, string expression) => $"using ImageGen; static class Source {{ static readonly {type} Value = {expression}; }}";

    private static UserProject Project(string[] sources, string defaultNamespace, string? dockerfile = null) => new(sources)
    {
        Properties = { ["ImageGenDefaultNamespace"] = defaultNamespace },
        Files = dockerfile is null ? [] : new() { ["Dockerfile"] = dockerfile },
    };
}
