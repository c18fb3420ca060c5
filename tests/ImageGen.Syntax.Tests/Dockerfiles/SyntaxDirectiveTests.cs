using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class SyntaxDirectiveTests
{
    [Theory]
    [InlineData("# syntax=docker/dockerfile:1\nFROM a\n", "docker/dockerfile:1", 1)]
    [InlineData("#syntax = x\r\nFROM a", "x", 1)]
    [InlineData("# syntax=x --flag\nFROM a", "x --flag", 1)]
    [InlineData("# escape=`\n# syntax=x\nFROM a", "x", 2)]
    [InlineData("#!/usr/bin/env docker\n# syntax=x\nFROM a", "x", 2)]
    [InlineData("\uFEFF# syntax=x\nFROM a", "x", 1)]
    public void It_is_read_at_the_top(string text, string value, int line) =>
        Assert.Equal(new DockerfileDirective("syntax", value, line), Dockerfile.Parse(text).SyntaxDirective);

    [Theory]
    [InlineData("# comment\n# syntax=x\nFROM a")]
    [InlineData("FROM a\n# syntax=x")]
    [InlineData("")]
    public void It_is_none_further_down(string text) => Assert.Null(Dockerfile.Parse(text).SyntaxDirective);
}
