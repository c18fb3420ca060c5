using ImageGen.Fuzzing.Targets;
using ImageGen.Fuzzing.Targets.Oci;
using Xunit;

namespace ImageGen.Oci.Tests.Fuzzing;

/// <summary>Runs the corpus of ImageGen.Fuzzing with the tests, so that fixed bugs stay fixed.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Targets => [.. OciTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_input_of_the_corpus_breaks_a_property_of_its_parser(string name)
    {
        var target = OciTargets.All.Single(target => target.Name == name);

        Assert.All(Corpus.Of(target), seed => target.Check(seed.Content));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_corpus_has_at_least_a_dozen_different_inputs(string name)
    {
        var inputs = Corpus.Of(OciTargets.All.Single(target => target.Name == name)).Select(seed => Convert.ToHexString(seed.Content)).ToArray();

        Assert.True(inputs.Length >= 12, $"{inputs.Length} inputs");
        Assert.Equal(inputs.Distinct(StringComparer.Ordinal), inputs);
    }
}
