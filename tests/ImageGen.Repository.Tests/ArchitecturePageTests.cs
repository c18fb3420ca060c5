using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Repository.Tests;

/// <summary>The page about the architecture names the folders of <c>src</c> as they are.</summary>
public sealed partial class ArchitecturePageTests
{
    /// <summary>How deep the page goes: <c>Building/BuildKit/</c> is named, what is in it may be.</summary>
    private const int Levels = 2;

    public static TheoryData<string> Projects => [.. RepositoryTree.ShippedProjects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_is_named(string project) => Assert.Empty(Folders(project).Except(Named(project)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_that_is_named_exists(string project) =>
        Assert.All(Named(project), folder => Assert.True(Directory.Exists(RepositoryTree.At($"src/{project}/{folder}"))));

    [Fact]
    public void No_folder_has_a_single_source_file() => Assert.Empty(RepositoryTree.Files("src", "*.cs")
        .GroupBy(static path => Path.GetDirectoryName(path))
        .Where(static folder => folder.Count() == 1)
        .Select(static folder => folder.Key));

    [Fact]
    public void Every_project_has_its_rows() => Assert.All(RepositoryTree.ShippedProjects, project => Assert.NotEmpty(Rows(project)));

    private static IEnumerable<string> Folders(string project) => RepositoryTree.Files("src/" + project, "*")
        .Select(path => path.Split('/')[2..^1])
        .SelectMany(static parts => Enumerable.Range(1, Math.Min(parts.Length, Levels)).Select(depth => string.Join('/', parts[..depth])))
        .Distinct();

    private static HashSet<string> Named(string project) => [.. Rows(project).SelectMany(static cell => Folder().Matches(cell).Select(static match => match.Groups[1].Value))];

    /// <summary>The second cells of a project's rows; only the first row of a project has its name.</summary>
    private static List<string> Rows(string project)
    {
        var current = "";
        var rows = new List<string>();
        foreach (var line in File.ReadLines(RepositoryTree.At("docs/architecture.md")).Where(static line => line.StartsWith('|')))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            current = cells[1].Length > 0 ? cells[1] : current;
            if (current == project)
            {
                rows.Add(cells[2]);
            }
        }

        return rows;
    }

    [GeneratedRegex("`([A-Za-z0-9./]+)/`")]
    private static partial Regex Folder();
}
