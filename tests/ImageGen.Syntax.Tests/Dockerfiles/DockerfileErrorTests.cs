using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfileErrorTests
{
    [Theory]
    [InlineData("", "1:1: The file has no instruction")]
    [InlineData("# only\n", "no instruction")]
    [InlineData("ARG A\n", "1:1: The file has no FROM")]
    [InlineData("RUN a\nFROM b", "1:1: RUN stands before the first FROM")]
    [InlineData("FROM a\n  FRUM b", "2:3: 'FRUM' is no instruction")]
    [InlineData("FROM", "1:1: FROM needs a base image")]
    [InlineData("FROM a b", "FROM needs a base image")]
    [InlineData("FROM a AS 1x", "'1x' cannot name a stage")]
    [InlineData("FROM a\nCOPY x", "2:1: COPY needs a source and a destination")]
    [InlineData("FROM a\nENV X", "ENV needs a name and a value")]
    [InlineData("FROM a\nENV X=1 Y", "'Y' has no '='")]
    [InlineData("FROM a\nLABEL", "LABEL needs an argument")]
    [InlineData("FROM a\nRUN [\"a\", 1]", "A JSON array here may hold strings only")]
    [InlineData("FROM a\nSHELL sh -c", "SHELL needs a JSON array")]
    [InlineData("FROM a\nRUN <<EOF\nx\n", "2:1: The here-document 'EOF' is not ended")]
    [InlineData("FROM a\nONBUILD ONBUILD RUN x", "2:9: ONBUILD cannot keep ONBUILD")]
    [InlineData("# escape=x\nFROM a", "1:1: The escape character 'x'")]
    [InlineData("# escape=`\n# escape=`\nFROM a", "2:1: The directive 'escape' is given twice")]
    [InlineData("FROM a\n\\\n", "2:1: A continued line goes on with nothing")]
    public void A_mistake_is_a_value_with_its_place(string text, string error) =>
        Assert.Contains(error, Assert.Single(Dockerfile.Parse(text).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Reading_goes_on_after_a_mistake()
    {
        var dockerfile = Dockerfile.Parse("FROM a\nBAD\nCOPY x\nRUN y");
        Assert.Equal([2, 3], dockerfile.Errors.Select(e => e.Line));
        Assert.Equal(4, dockerfile.Instructions.Count);
    }

    [Theory]
    [InlineData("RUN [\"a\"")]
    [InlineData("RUN [a]")]
    [InlineData("RUN ['a']")]
    [InlineData("RUN [\"a\",]")]
    [InlineData("RUN [\"\\x\"]")]
    [InlineData("RUN [ -f x ]")]
    public void Broken_json_is_a_shell_command(string line)
    {
        var dockerfile = Dockerfile.Parse($"FROM a\n{line}");
        Assert.Empty(dockerfile.Errors);
        Assert.False(dockerfile.Instructions[1].IsJson);
        Assert.Equal(line[4..], Assert.Single(dockerfile.Instructions[1].Words).Text);
    }
}
