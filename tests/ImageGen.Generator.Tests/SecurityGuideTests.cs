using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Generator.Tests;

/// <summary>The guide on security names the tests of each line: they are there.</summary>
public sealed partial class SecurityGuideTests
{
    private static readonly string Repository = typeof(SecurityGuideTests).Assembly
        .GetCustomAttributes(inherit: false).OfType<System.Reflection.AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "Repository").Value!;

    [Fact]
    public void Every_line_has_a_test_that_is_there()
    {
        var rules = File.ReadAllLines(Path.Combine(Repository, "docs", "guides", "security.md"))
            .SkipWhile(line => line != "## What is read")
            .Where(line => line.StartsWith('|') && line is not ("| rule | test |" or "|---|---|"))
            .ToList();
        var classes = Directory.EnumerateFiles(Path.Combine(Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(rules.Count >= 20);
        Assert.All(rules, rule =>
        {
            var named = TestName().Matches(rule).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, classes));
        });
    }

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex TestName();
}
