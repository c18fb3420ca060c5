using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

/// <summary>What must hold of every expansion, seen through the base image of a file.</summary>
public sealed class ExpansionPropertyTests
{
    private static readonly Gen<string> Value = Gen.Char["abcxyz019._-"].Array[0, 12].Select(characters => new string(characters));
    private static readonly Gen<string> Pattern = Gen.OneOf("a", "b", "x", "1", ".", "-", "*", "?", "a*", "*.", "??", "*-*").Array[1, 3].Select(string.Concat);

    /// <summary>The expansion with a letter around it, so that it is never empty.</summary>
    private static string Expand(string expression, string? value)
    {
        var dockerfile = Dockerfile.Parse($"ARG A{(value is null ? "" : $"=\"{value}\"")}\nFROM b{expression}e");
        return Assert.Single(dockerfile.ExternalImages(new Dictionary<string, string?>()))[1..^1];
    }

    [Fact]
    public void A_value_comes_out_as_it_went_in() => Value.Sample(value =>
    {
        Assert.Equal(value, Expand("${A}", value));
        Assert.Equal(value, Expand("\"${A}\"", value));
        Assert.Equal(value, Expand("${A-other}", value));
        Assert.Equal(value.Length == 0 ? "other" : value, Expand("${A:-other}", value));
        Assert.Equal(value.Length == 0 ? "" : "other", Expand("${A:+other}", value));
        Assert.Equal("other", Expand("${A+other}", value));
    });

    [Fact]
    public void A_default_stands_for_what_is_not_set() => Value.Sample(value =>
    {
        Assert.Equal(value, Expand("${A-" + value + "}", null));
        Assert.Equal(value, Expand("${A:-${B-" + value + "}}", null));
        Assert.Equal("", Expand("${A+" + value + "}", null));
    });

    /// <summary>Trimming takes from one end only, and the doubled form takes no less.</summary>
    [Fact]
    public void Trimming_leaves_the_other_end() => Gen.Select(Value, Pattern).Sample((value, pattern) =>
    {
        var (shortest, longest) = (Expand("${A#" + pattern + "}", value), Expand("${A##" + pattern + "}", value));
        Assert.EndsWith(shortest, value, StringComparison.Ordinal);
        Assert.EndsWith(longest, shortest, StringComparison.Ordinal);
        (shortest, longest) = (Expand("${A%" + pattern + "}", value), Expand("${A%%" + pattern + "}", value));
        Assert.StartsWith(shortest, value, StringComparison.Ordinal);
        Assert.StartsWith(longest, shortest, StringComparison.Ordinal);
    });

    [Fact]
    public void Replacing_a_text_is_what_strings_do() => Gen.Select(Value, Gen.Char["abc01"], Gen.Char["xyz89"]).Sample((value, from, to) =>
    {
        Assert.Equal(value.Replace(from, to), Expand($"${{A//{from}/{to}}}", value));
        var first = value.IndexOf(from);
        Assert.Equal(first < 0 ? value : value[..first] + to + value[(first + 1)..], Expand($"${{A/{from}/{to}}}", value));
    });

    [Fact]
    public void Every_variable_is_found_where_it_stands() => Gen.Select(Value.Where(value => value.Length > 0), Pattern).Sample((value, pattern) =>
    {
        var line = $"USER u{value}$A-${{B:-{value}}}'$C'\"${{D//{pattern}/x}}\"\\$E";
        var variables = Dockerfile.Parse("FROM a\n" + line).Instructions[1].Variables;
        Assert.Equal(["$A", $"${{B:-{value}}}", $"${{D//{pattern}/x}}"], variables.Select(variable => line.Substring(variable.Column - 1, variable.Length)));
    });
}
