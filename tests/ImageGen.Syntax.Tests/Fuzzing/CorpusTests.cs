using ImageGen.Fuzzing.Targets;
using Xunit;

namespace ImageGen.Syntax.Tests.Fuzzing;

/// <summary>The corpus of ImageGen.Fuzzing, on each run of the tests: what fuzzing has found once stays found.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Targets => [.. SyntaxTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_text_of_the_corpus_breaks_a_property_of_its_parser(string name)
    {
        var target = SyntaxTargets.All.Single(target => target.Name == name);

        Assert.All(Corpus.Of(target), seed => target.Check(seed.Content));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_corpus_has_a_dozen_texts_at_least_and_none_twice(string name)
    {
        var texts = Corpus.Of(SyntaxTargets.All.Single(target => target.Name == name)).Select(seed => Convert.ToHexString(seed.Content)).ToArray();

        Assert.True(texts.Length >= 12, $"{texts.Length} texts");
        Assert.Equal(texts.Distinct(StringComparer.Ordinal), texts);
    }
}
