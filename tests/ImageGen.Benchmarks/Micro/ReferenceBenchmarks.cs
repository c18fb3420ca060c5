using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using ImageGen.Syntax.Tests.References;

namespace ImageGen.Benchmarks.Micro;

/// <summary>
/// Image references, from the shortest to one with everything, against the compiled <see cref="Regex"/> of the same grammar
/// doing the same job: it says whether the text is one, and gives the four parts.
/// </summary>
[MemoryDiagnoser]
public class ReferenceBenchmarks
{
    [Params(
        "ubuntu",
        "ghcr.io/acme/shop:1.4.0",
        "registry.example.com:5000/team/shop/api:1.4.0@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "Ubuntu")]
    public string Text { get; set; } = "";

    [Benchmark(Baseline = true)]
    public (string, string, string, string)? Expression()
    {
        var match = GrammarOracle.Reference.Match(Text);
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value) : null;
    }

    [Benchmark]
    public ImageReference? Parser() => ImageReference.TryParse(Text, out var reference) ? reference : null;
}
