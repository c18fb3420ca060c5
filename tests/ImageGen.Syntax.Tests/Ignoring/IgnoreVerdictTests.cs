using System.Text.Json;
using Xunit;

namespace ImageGen.Syntax.Tests.Ignoring;

/// <summary>The docker command line's own verdicts on random trees with random ignore files; <c>Verdicts/record-verdicts.cs</c> records them.</summary>
public sealed class IgnoreVerdictTests
{
    private static readonly Verdict[] Verdicts =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Ignoring", "Verdicts", "classic.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!),
    ];

    [Fact]
    public void There_are_verdicts_of_every_kind()
    {
        Assert.True(Verdicts.Length >= 500);
        Assert.Contains(Verdicts, verdict => verdict.Refused);
        Assert.Contains(Verdicts, verdict => verdict.Sent?.Contains('0') == true && verdict.Sent.Contains('1'));
    }

    [Fact]
    public void A_file_is_refused_where_the_command_line_refuses_it() =>
        Assert.All(Verdicts, verdict => Assert.Equal(verdict.Refused, IgnoreFile.Parse(verdict.Ignore).Errors.Count > 0));

    [Fact]
    public void A_walk_sends_what_the_command_line_sends() => Assert.All(Verdicts.Where(verdict => !verdict.Refused), verdict =>
        Assert.Equal(verdict.Expected, ContextTree.Walk(verdict.Tree, IgnoreFile.Parse(verdict.Ignore, IgnoreTraversal.Classic)).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_single_path_is_judged_as_on_a_walk() => Assert.All(Verdicts.Where(verdict => !verdict.Refused), verdict =>
    {
        var ignore = IgnoreFile.Parse(verdict.Ignore, IgnoreTraversal.Classic);
        Assert.Equal(verdict.Expected, verdict.Tree.Where(path => !ignore.IsIgnored(path)).Order(StringComparer.Ordinal));
    });

    private sealed record Verdict(string Ignore, string[] Tree, string? Sent, bool Refused)
    {
        public IEnumerable<string> Expected => Tree.Where((_, i) => Sent![i] == '1').Order(StringComparer.Ordinal);

        public override string ToString() => JsonSerializer.Serialize(this);
    }
}
