using Xunit;

namespace ImageGen.Repository.Tests;

/// <summary>A public type's name stands for one type: whoever writes it need not think of an assembly.</summary>
public sealed class PublicNameTests
{
    [Fact]
    public void No_name_stands_in_two_assemblies()
    {
        var types = RepositoryTree.ShippedProjects.SelectMany(PublicTypes).ToList();

        Assert.True(types.Count > 100);
        Assert.Empty(types.GroupBy(static type => type.Name, StringComparer.Ordinal)
            .Where(static same => same.Select(static type => type.Project).Distinct().Count() > 1)
            .Select(static same => $"{same.Key}: {string.Join(", ", same.Select(static type => type.Project).Distinct())}"));
    }

    /// <summary>The types of a project's record, nested ones with the names of those around them.</summary>
    private static IEnumerable<(string Project, string Name)> PublicTypes(string project)
    {
        var lines = RepositoryTree.Files("src/" + project, "PublicAPI.*.txt").SelectMany(path => File.ReadLines(RepositoryTree.At(path)));
        // A type stands alone in its line; a member is followed by its type.
        var types = lines.Where(static line => line.Length > 0 && line[0] != '#' && !line.Contains(" -> ", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return types.Select(type => (project, NameIn(type, types))).Distinct();
    }

    private static string NameIn(string type, HashSet<string> types)
    {
        var generic = type.IndexOf('<', StringComparison.Ordinal);
        var start = type.LastIndexOf('.', generic < 0 ? type.Length - 1 : generic);
        return start > 0 && types.Contains(type[..start]) ? $"{NameIn(type[..start], types)}.{type[(start + 1)..]}" : type[(start + 1)..];
    }
}
