using System.Reflection;

namespace ImageGen.Generator.Tests.Rules;

/// <summary>Each rule has its page, and each page its rule's parts.</summary>
public sealed class RulePageTests
{
    private static readonly string Folder = typeof(RulePageTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "DiagnosticPagesFolder").Value!;

    private static readonly DiagnosticDescriptor[] Descriptors =
        [.. typeof(Diagnostics.Rules).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(static field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()];

    public static TheoryData<string> Ids => [.. Descriptors.Select(static rule => rule.Id)];

    [Fact]
    public void Every_id_is_used_once() => Assert.Distinct(Descriptors.Select(static rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_link_leads_to_a_page_that_tells_cause_example_fix_and_suppression(string id)
    {
        var rule = Descriptors.Single(rule => rule.Id == id);
        Assert.Equal($"https://github.com/imagegen/imagegen/blob/main/docs/diagnostics/{id}.md", rule.HelpLinkUri);

        var page = File.ReadAllLines(Path.Combine(Folder, id + ".md"));

        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.Equal(["## Cause", "## Example", "## Fix", "## Suppression"], page.Where(static line => line.StartsWith("## ", StringComparison.Ordinal)));
    }
}
