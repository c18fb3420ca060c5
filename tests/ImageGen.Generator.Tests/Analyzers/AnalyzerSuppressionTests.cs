namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>The ways in which C# developers expect to silence an analyzer's rule.</summary>
public sealed class AnalyzerSuppressionTests
{
    /// <summary>Each rule of an analyzer about C#, broken in a source of its own.</summary>
    public static TheoryData<string, string> Broken
    {
        get
        {
            var digest = "sha256:" + new string('0', 64);
            var data = new TheoryData<string, string>();
            foreach (var (id, expression) in new[]
            {
                ("IMG0101", "(ImageReference)\"a..b/c\""), ("IMG0102", "(ImageReference)\"acme/!\""), ("IMG0103", "(ImageTag)\"!\""), ("IMG0104", "(ImageDigest)\"!\""),
                ("IMG0105", "(Platform)\"!\""), ("IMG0106", "(ImageReference)\"acme/A\""), ("IMG0107", "(ImageReference)\"http://a/b\""), ("IMG0108", "(ImageReference)\"u:p@h.io/b\""),
                ("IMG0109", "(ImageReference)\"acme/\""), ("IMG0110", "(ImageReference)\"acme /b\""), ("IMG0111", "new DockerImage(\"a/b:1\", \"2\")"),
                ("IMG0112", $"new DockerImage(\"a/b@{digest}\")"), ("IMG0113", $"new DockerImage(\"a/b:1@{digest}\")"), ("IMG0114", "new DockerImage(\"a/b:latest\")"),
                ("IMG0116", "(Platform)\"linux/x64\""),
            })
            {
                data.Add(id, $"using ImageGen; internal static class Source {{ public static object Value() => {expression}; }}");
            }

            data.Add("IMG0115", "[ImageGen.DockerImage(\"a/b\")] static partial class One; [ImageGen.DockerImage(\"a/b\")] static partial class Two;");
            data.Add("IMG0117", "[ImageGen.DockerImage(\"acme/b\")] static partial class One;");
            data.Add("IMG0118", "[ImageGen.DockerImage(\"a/b\", Target = \"x\")] static partial class One;");
            return data;
        }
    }

    [Fact]
    public void No_rule_is_missing_here() => Assert.Equal(
        UserProject.Analyzers
            .SelectMany(static type => ((Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(static rule => rule.Id).Where(static id => string.CompareOrdinal(id, "IMG0200") < 0).Distinct().Order(StringComparer.Ordinal),
        Broken.Select(static row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Reported_unless_silenced(string id, string source) => Assert.Equal([id], await Report(source));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task By_pragma(string id, string source) => Assert.Empty(await Report($"#pragma warning disable {id}\n{source}\n#pragma warning restore {id}"));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task By_NoWarn_or_a_global_configuration(string id, string source) => Assert.Empty(await Report(source, id));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task By_attribute(string id, string source)
    {
        var suppression = $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"ImageGen\", \"{id}\", Justification = \"known\")]\n";
        var (head, rest) = source.StartsWith("using", StringComparison.Ordinal) ? ("using ImageGen;\n", source["using ImageGen;".Length..]) : ("", source);

        Assert.Empty(await Report(head + suppression + rest));
    }

    private static async Task<IEnumerable<string>> Report(string source, params string[] noWarn)
    {
        var project = new UserProject(source) { Properties = { ["ImageGenDefaultNamespace"] = "ghcr.io/acme" }, NoWarn = noWarn };
        return (await project.AnalyzeAsync()).Reported.Select(static diagnostic => diagnostic.Id);
    }
}
