using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Tests.Rules;

/// <summary>Each rule has its page, and each page its rule's parts.</summary>
public sealed class RulePageTests
{
    private static readonly string Folder = Metadata("DiagnosticPagesFolder")!;

    /// <summary>Where the pages are on the web; empty while the repository has no address.</summary>
    private static readonly string PagesUrl = Metadata("DiagnosticPagesUrl") ?? "";

    private static readonly DiagnosticDescriptor[] Descriptors =
    [
        .. new[] { typeof(Diagnostics.Rules), typeof(Diagnostics.TextRules), typeof(Diagnostics.ImageRules) }
            .SelectMany(static rules => rules.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(static field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>(),
        .. Diagnostics.DockerfileChecks.OfFiles,
        .. Diagnostics.DockerfileChecks.OfArguments,
    ];

    /// <summary>What MSBuild reports, before the compiler runs.</summary>
    private static readonly string Targets = File.ReadAllText(Path.Combine(Folder, "..", "..", "src", "ImageGen", "buildTransitive", "ImageGen.targets"));

    public static TheoryData<string> Ids => [.. Descriptors.Select(static rule => rule.Id)];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "IMG*.md").Select(static page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_has_a_rule(string page) => Assert.True(
        Descriptors.Any(rule => rule.Id == page) || Targets.Contains($"Code=\"{page}\"", StringComparison.Ordinal),
        $"No rule has the id of the page {page}.md.");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page(string id) => Assert.True(File.Exists(Path.Combine(Folder, id + ".md")), $"docs/diagnostics has no page for the rule {id}.");

    [Fact]
    public void Every_id_is_used_once() => Assert.Distinct(Descriptors.Select(static rule => rule.Id));

    [Fact]
    public void No_id_is_reported_by_the_generator_and_by_an_analyzer() => Assert.Equal(
        Descriptors.Select(static rule => rule.Id).Where(static id => string.CompareOrdinal(id, "IMG0100") > 0).Order(StringComparer.Ordinal),
        UserProject.Analyzers
            .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(static rule => rule.Id).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_link_leads_to_a_page_that_tells_cause_example_fix_and_suppression(string id)
    {
        var rule = Descriptors.Single(rule => rule.Id == id);
        Assert.Equal(PagesUrl.Length > 0 ? $"{PagesUrl}{id}.md" : "", rule.HelpLinkUri);

        var page = File.ReadAllLines(Path.Combine(Folder, id + ".md"));

        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.Equal(["## Cause", "## Example", "## Fix", "## Suppression"], page.Where(static line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    private static string? Metadata(string key) => typeof(RulePageTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value;
}
