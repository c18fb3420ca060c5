using System.Text.Json.Nodes;
using Xunit;

namespace ImageGen.Syntax.Tests.References;

/// <summary>A docker command line was asked about each of these texts: see Verdicts/record-verdicts.cs.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void References_are_judged_and_normalised_as_docker_does_it()
    {
        string[] disagreements = [.. Read("references.jsonl").Select(Disagreement).OfType<string>()];

        Assert.Empty(disagreements);

        static string? Disagreement(JsonNode verdict)
        {
            string text = verdict["text"]!.GetValue<string>();
            string expected = verdict["error"] is null ? verdict["name"] + " " + verdict["tag"] : "refused";
            string actual = ImageReference.TryParse(text, out ImageReference? reference)
                ? NameSent(reference) + " " + (reference.Digest?.ToString() ?? reference.Tag?.ToString() ?? "latest")
                : "refused";
            return actual == expected ? null : $"{text}: docker {expected}, here {actual}";
        }

        // The command line writes the familiar name and reads it again. For these few that is another image: a mistake of its own, and the reason
        // why ToString does not shorten them.
        static string NameSent(ImageReference reference) =>
            reference.Name == reference.CanonicalName && reference.Registry == "docker.io" && !reference.Repository.StartsWith("library/", StringComparison.Ordinal)
                ? reference.Repository
                : reference.CanonicalName;
    }

    [Fact]
    public void Platforms_are_judged_and_normalised_as_docker_does_it()
    {
        string[] disagreements = [.. Read("platforms.jsonl").Select(Disagreement).OfType<string>()];

        Assert.Empty(disagreements);

        static string? Disagreement(JsonNode verdict)
        {
            string text = verdict["text"]!.GetValue<string>();
            string expected = verdict["platform"]?.GetValue<string>() ?? "refused";
            string actual = Platform.TryParse(text, out Platform? platform) ? Sent(platform) : "refused";
            return actual == expected ? null : $"{text}: docker {expected}, here {actual}";
        }

        // The verdicts were recorded on linux/amd64, and the command line completes a single word from where it runs. It sends no version.
        static string Sent(Platform platform) =>
            string.Join('/', new[] { platform.OperatingSystem, platform.Architecture ?? "amd64", platform.Variant }.OfType<string>());
    }

    [Fact]
    public void There_are_enough_verdicts_of_both_kinds()
    {
        JsonNode[] references = Read("references.jsonl");

        Assert.True(references.Length >= 300);
        Assert.InRange(references.Count(verdict => verdict["error"] is null), 200, references.Length - 200);
    }

    private static JsonNode[] Read(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "References", "Verdicts", file)).Skip(1).Select(line => JsonNode.Parse(line)!)];
}
