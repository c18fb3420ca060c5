using System.Text.Json;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

/// <summary>The verdicts of BuildKit's own frontend on the files and texts in <c>Verdicts/</c>; <c>record-verdicts.cs</c> there records them.</summary>
public sealed class DockerfileVerdictTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Dockerfiles", "Verdicts");
    private static readonly Dictionary<string, string?> NoArguments = [];
    private static readonly Dictionary<string, string> Texts = ReadTexts().ToDictionary(text => text.Name, text => text.Text);

    private static readonly Verdict[] Verdicts =
    [
        .. File.ReadLines(Path.Combine(Folder, "verdicts.jsonl")).Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!),
    ];

    [Fact]
    public void Every_text_has_its_verdict()
    {
        Assert.Equal(Texts.Keys.Order(StringComparer.Ordinal), Verdicts.Select(verdict => verdict.Name).Order(StringComparer.Ordinal));
        Assert.True(Verdicts.Count(verdict => verdict.Error is null) >= 150);
        Assert.True(Verdicts.Count(verdict => verdict.Error is not null) >= 150);
    }

    [Fact]
    public void A_file_is_refused_where_the_builder_refuses_it() => AssertNone(
        from verdict in Verdicts
        let errors = Dockerfile.Parse(Texts[verdict.Name]).ErrorsFor(NoArguments)
        where verdict.Error is null != (errors.Count == 0)
        select $"{verdict.Name}: the builder says '{verdict.Error}', we say '{string.Join("; ", errors)}'");

    [Fact]
    public void An_error_stands_where_the_builder_finds_it() => AssertNone(
        from verdict in Verdicts
        where verdict.IsPlaced
        let dockerfile = Dockerfile.Parse(Texts[verdict.Name])
        let last = Math.Max(verdict.To!.Value, dockerfile.InstructionAt(verdict.From!.Value)?.EndLine ?? 0)
        where !dockerfile.ErrorsFor(NoArguments).Any(error => error.Line >= verdict.From && error.Line <= last)
        select $"{verdict.Name}: the builder says {verdict.From}-{last}: '{verdict.Error}', we say '{string.Join("; ", dockerfile.ErrorsFor(NoArguments))}'");

    /// <summary>What is wrong whatever the arguments are is wrong without any.</summary>
    [Fact]
    public void What_no_builder_accepts_is_refused() => AssertNone(
        from verdict in Verdicts
        let errors = Dockerfile.Parse(Texts[verdict.Name]).Errors
        where verdict.Error is null && errors.Count > 0
        select $"{verdict.Name}: {string.Join("; ", errors)}");

    private static void AssertNone(IEnumerable<string> disagreements) => Assert.True(!disagreements.Any(), string.Join('\n', disagreements));

    private static IEnumerable<(string Name, string Text)> ReadTexts()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, "Shapes")))
        {
            yield return (Path.GetFileName(path), File.ReadAllText(path));
        }

        foreach (var line in File.ReadLines(Path.Combine(Folder, "texts.jsonl")))
        {
            using var entry = JsonDocument.Parse(line);
            var parts = entry.RootElement.TryGetProperty("parts", out var all)
                ? all.EnumerateArray().Select(part => string.Concat(Enumerable.Repeat(part[0].GetString()!, part[1].GetInt32())))
                : [entry.RootElement.GetProperty("text").GetString()!];
            yield return (entry.RootElement.GetProperty("name").GetString()!, string.Concat(parts));
        }
    }

    private sealed record Verdict(string Name, string? Error, int? From, int? To)
    {
        /// <summary>
        /// Whether the builder's place is one to go by: it names the line before a wrong directive, and the base for a trigger, where the
        /// directive and the trigger themselves say more.
        /// </summary>
        public bool IsPlaced =>
            From is not null && !Name.StartsWith("trigger ", StringComparison.Ordinal)
            && !new[] { "only one", "invalid escape token", "file with no", "dockerfile line greater" }.Any(start => Error!.StartsWith(start, StringComparison.Ordinal));
    }
}
