using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class SyntaxDirectiveTests
{
    [Theory]
    [InlineData("# syntax=docker/dockerfile:1\nFROM a\n", "\nFROM a\n")]
    [InlineData("#syntax = x\r\nFROM a", "\r\nFROM a")]
    [InlineData("# syntax=x\n# escape=`\n# check=skip=all\nFROM a", "# escape=`\n# check=skip=all\n\nFROM a")]
    [InlineData("# escape=`\n# syntax=x\nFROM a", "# escape=`\n\nFROM a")]
    [InlineData("#!/usr/bin/env docker\n# syntax=x\nFROM a", "#!/usr/bin/env docker\n\nFROM a")]
    [InlineData("\uFEFF# syntax=x\nFROM a", "\uFEFF\nFROM a")]
    [InlineData("# syntax=x", "")]
    [InlineData("# comment\n# syntax=x\nFROM a", "# comment\n# syntax=x\nFROM a")]
    [InlineData("FROM a\n# syntax=x", "FROM a\n# syntax=x")]
    public void It_is_removed_and_lines_keep_their_numbers(string text, string without)
    {
        var dockerfile = Dockerfile.Parse(text);
        Assert.Equal(without, dockerfile.WithoutSyntaxDirective());
        var read = Dockerfile.Parse(without);
        Assert.Null(read.SyntaxDirective);
        Assert.Equal(dockerfile.EscapeCharacter, read.EscapeCharacter);
        Assert.Equal(dockerfile.Instructions.Select(i => i.Line), read.Instructions.Select(i => i.Line));
    }
}
