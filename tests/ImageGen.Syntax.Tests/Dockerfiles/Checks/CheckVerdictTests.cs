using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>BuildKit's own verdicts (v0.32.2) on the corpus; <c>Verdicts/record-verdicts.cs</c> records them.</summary>
public sealed class CheckVerdictTests
{
    private static readonly HashSet<string> Theirs = [.. DockerfileRules.All.Where(rule => rule.IsBuildKits).Select(rule => rule.Name)];

    private static readonly Dictionary<string, Verdict> Verdicts = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Dockerfiles", "Checks", "Verdicts", "buildkit.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!)
        .ToDictionary(verdict => verdict.Case);

    public static TheoryData<string> Cases => [.. CheckCase.All.Select(item => item.Name)];

    [Fact]
    public void Every_file_of_the_corpus_has_a_verdict() =>
        Assert.Equal(CheckCase.All.Select(item => item.Name).Order(), Verdicts.Keys.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_has_the_warnings_that_BuildKit_has_at_the_same_instruction(string name)
    {
        var item = CheckCase.All.Single(item => item.Name == name);
        var dockerfile = Dockerfile.Parse(item.Text);
        var verdict = Verdicts[name];
        var warnings = dockerfile.Check(item.Options).Where(warning => Theirs.Contains(warning.Rule)).ToList();

        // BuildKit marks whole instructions, and we the words that are meant.
        Assert.Equal(
            verdict.Warnings.Where(warning => Theirs.Contains(warning.Rule)).Select(warning => $"{warning.Rule} in line {Instruction(dockerfile, warning.Line)}").Order(),
            warnings.Select(warning => $"{warning.Rule} in line {Instruction(dockerfile, warning.Line)}").Order());
        Assert.Equal(
            verdict.Warnings.Select(warning => Meant(warning.Says)).OfType<string>().Order(),
            warnings.Select(warning => Suggested(warning.Message)).OfType<string>().Order());
        Assert.Equal(verdict.Refused, dockerfile.Errors.Count > 0 || warnings.Any(warning => warning.IsError));
    }

    private static string? Meant(string text) => Regex.Match(text, @"did you mean '?\$?(\w+)") is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Suggested(string text) => Regex.Match(text, @"similar name '\$?(\w+)") is { Success: true } match ? match.Groups[1].Value : null;

    private static int Instruction(Dockerfile dockerfile, int line) => dockerfile.InstructionAt(line)?.Line ?? line;

    private sealed record Verdict(string Case, Warning[] Warnings, bool Refused);

    private sealed record Warning(string Rule, int Line, int End, string Says);
}
