using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Repository.Tests;

/// <summary>What a page of this repository links to in it is there, headings included.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. RepositoryTree.Files("", "*.md").Where(static path => !path.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_somewhere(string page) =>
        Assert.All(LinksIn(page), link => Assert.True(Exists(page, link)));

    private static IEnumerable<string> LinksIn(string page) => Link().Matches(Code().Replace(File.ReadAllText(RepositoryTree.At(page)), ""))
        .Select(static match => match.Groups["target"].Value)
        .Where(static target => !Uri.TryCreate(target, UriKind.Absolute, out _));

    private static bool Exists(string page, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var target = path.Length == 0 ? RepositoryTree.At(page) : Path.Combine(Path.GetDirectoryName(RepositoryTree.At(page))!, path);
        return anchor is null ? Path.Exists(target) : File.Exists(target) && File.ReadLines(target).Where(static line => line.StartsWith('#')).Select(AnchorOf).Contains(anchor);
    }

    /// <summary>The anchor that renderers give a heading: letters, digits and hyphens in lower case.</summary>
    private static string AnchorOf(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in heading.TrimStart('#').Trim().ToLowerInvariant())
        {
            _ = char.IsLetterOrDigit(character) || character is '-' or '_' ? anchor.Append(character) : character == ' ' ? anchor.Append('-') : anchor;
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    /// <summary>Examples, in which brackets mean something else.</summary>
    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
