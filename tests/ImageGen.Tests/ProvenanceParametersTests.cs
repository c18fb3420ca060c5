using Xunit;

namespace ImageGen.Tests;

public sealed class ProvenanceParametersTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b.json")]
    [InlineData("a\\b.json")]
    [InlineData("a\nb.json")]
    public void A_file_name_is_one_name_without_a_folder(string name)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ProvenanceParameters { FileName = name });

        Assert.Contains($"'{name}' is not a valid file name for a provenance attestation", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\t")]
    [InlineData("https://ci.example/\r\n")]
    public void A_builder_id_is_a_text_on_one_line(string id)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ProvenanceParameters { BuilderId = id });

        Assert.Contains("control characters", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_set_is_left_to_BuildKit() =>
        Assert.Equal(new ProvenanceParameters { BuilderId = null, FileName = null, Reproducible = false, InlineOnly = false, Version = null }, new ProvenanceParameters());
}
