namespace ImageGen.Generator.Tests.Compatibility;

/// <summary>The analyzers of the SDK have nothing to report in the emitted code.</summary>
[Trait("Needs", "time")]
public sealed class SdkAnalyzerTests
{
    [Fact]
    public async Task With_every_rule_as_a_warning()
    {
        var compiled = EveryKindOfImage.In("Acme.Deploy", LanguageVersion.Latest).Compile();

        var reported = await SdkAnalyzers.RunAsync(compiled.Compilation);

        Assert.Contains(reported, static diagnostic => diagnostic.Id.StartsWith("CA", StringComparison.Ordinal));
        Assert.Contains(reported, static diagnostic => diagnostic.Id.StartsWith("IDE", StringComparison.Ordinal));
        Assert.DoesNotContain(reported, static diagnostic => diagnostic.Id == "AD0001");
        Assert.DoesNotContain(reported, compiled.IsGenerated);
    }
}
