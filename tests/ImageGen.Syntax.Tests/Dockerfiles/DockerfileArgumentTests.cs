using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfileArgumentTests
{
    [Fact]
    public void Arguments_know_where_they_are_declared()
    {
        var dockerfile = Dockerfile.Parse("ARG A=1 B\nFROM a\nARG C=\"x y\" \\\n  D=\nFROM b\nRUN x\nARG A\nONBUILD ARG E\n");
        Assert.Equal(
            ["A=1 - 1:5", "B - 1:9", "C=\"x y\" 0 3:5", "D= 0 4:3", "A 1 7:5"],
            dockerfile.Arguments.Select(a => $"{a} {a.StageIndex?.ToString() ?? "-"} {a.Line}:{a.Column}"));
        Assert.Same(dockerfile.Instructions[0], dockerfile.Arguments[1].Instruction);
        Assert.Null(dockerfile.Arguments[1].Default);
        Assert.Equal("", dockerfile.Arguments[3].Default);
    }

    [Theory]
    [InlineData("# The version.\n# Of all.\nARG A", "The version.|Of all.")]
    [InlineData("# A is the version.\nARG A", "is the version.")]
    [InlineData("# About these.\n# A is the version\n# of all.\nARG A", "is the version|of all.")]
    [InlineData("# Other.\n#\n# The version.\nARG A", "The version.")]
    [InlineData("# The versions.\nARG A B", "The versions.")]
    [InlineData("# A one\n# B two\nARG A B", "one")]
    [InlineData("# B two\n# A one\nARG B A", "one")]
    [InlineData("# B two\nARG A B", "")]
    [InlineData("# Ahem.\nARG A", "Ahem.")]
    [InlineData("ARG A", "")]
    public void The_comment_above_speaks_of_them(string text, string comments) =>
        Assert.Equal(comments, string.Join('|', Dockerfile.Parse(text + "\nFROM a").Arguments.First(a => a.Name == "A").Comments));

    [Fact]
    public void Builders_know_names_of_their_own()
    {
        Assert.True(DockerfilePredefined.Contains("TARGETARCH"));
        Assert.True(DockerfilePredefined.Contains("https_proxy"));
        Assert.True(DockerfilePredefined.Contains("SOURCE_DATE_EPOCH"));
        Assert.True(DockerfilePredefined.Contains("BUILDKIT_INLINE_CACHE"));
        Assert.False(DockerfilePredefined.Contains("targetarch"));
    }
}
