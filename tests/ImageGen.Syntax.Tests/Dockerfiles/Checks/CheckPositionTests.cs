using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>A warning is about a word, not about a line. The word that is meant stands in ⟦ ⟧ here.</summary>
public sealed class CheckPositionTests
{
    [Theory]
    [InlineData("StageNameCasing", "FROM scratch AS ⟦Build⟧")]
    [InlineData("StageNameCasing", "FROM \\\n  scratch AS \\\n\t⟦Build⟧")]
    [InlineData("FromAsCasing", "FROM scratch ⟦as⟧ build")]
    [InlineData("NoEmptyContinuation", "FROM scratch\nENV A=1 \\\n# comment\n⟦⟧\n  B=1")]
    [InlineData("NoEmptyContinuation", "FROM scratch\r\nENV A=1 \\\r\n⟦⟧  \r\n  B=1\r\n")]
    [InlineData("ConsistentInstructionCasing", "FROM scratch\nENV A=1\n  ⟦env⟧ B=1")]
    [InlineData("DuplicateStageName", "FROM scratch AS one\nFROM scratch AS ⟦one⟧")]
    [InlineData("ReservedStageName", "\uFEFFFROM scratch AS ⟦context⟧")]
    [InlineData("MaintainerDeprecated", "FROM scratch\n  ⟦MAINTAINER⟧ me")]
    [InlineData("InvalidDefinitionDescription", "# check=experimental=all\nFROM scratch\n# comment\n⟦ARG⟧ A=1")]
    public void A_warning_marks_the_word_that_is_meant(string rule, string marked)
    {
        var open = marked.IndexOf('⟦');
        var close = marked.IndexOf('⟧');
        var text = marked.Remove(close, 1).Remove(open, 1);
        var warning = Assert.Single(Dockerfile.Parse(text).Check(), warning => warning.Rule == rule);
        Assert.Equal(Place(text, open), (warning.Line, warning.Column));
        Assert.Equal(Place(text, close - 1), (warning.EndLine, warning.EndColumn));
    }

    private static (int Line, int Column) Place(string text, int at)
    {
        text = text[..at].TrimStart('\uFEFF');
        return (text.Count(c => c == '\n') + 1, text.Length - text.LastIndexOf('\n'));
    }
}
