using ImageGen.Images.Graph;
using Xunit;

namespace ImageGen.Tests.Images.Graph;

/// <summary>The Dockerfile of an image that is based on one that was just built.</summary>
public sealed class DockerfileRewriteTests
{
    private const string Name = "ghcr.io/acme/base";

    [Theory]
    [InlineData("FROM ghcr.io/acme/base", "FROM NEW")]
    [InlineData("from --platform=linux/amd64 ghcr.io/acme/base AS ghcr", "from --platform=linux/amd64 NEW AS ghcr")]
    [InlineData("FROM \\\n  ghcr.io/acme/base\nCOPY ghcr.io/acme/base /", "FROM \\\n  NEW\nCOPY ghcr.io/acme/base /")]
    [InlineData("FROM scratch\nCOPY --from=ghcr.io/acme/base /a /b", "FROM scratch\nCOPY --from=NEW /a /b")]
    [InlineData("FROM scratch\nRUN --mount=type=bind,from=ghcr.io/acme/base,target=/x echo ghcr.io/acme/base", "FROM scratch\nRUN --mount=type=bind,from=NEW,target=/x echo ghcr.io/acme/base")]
    [InlineData("FROM ghcr.io/acme/base:1\nFROM ghcr.io/acme/base-more\nFROM x.ghcr.io/acme/base\nFROM ghcr.io/acme/base@sha256:0", null)]
    [InlineData("# FROM ghcr.io/acme/base\nFROM scratch\r\nFROM ghcr.io/acme/base\r\n", "# FROM ghcr.io/acme/base\nFROM scratch\r\nFROM NEW\r\n")]
    public void Only_the_image_is_replaced(string text, string? expected) =>
        Assert.Equal(expected ?? text, DockerfileRewrite.ReplaceImage(Dockerfile.Parse(text), text, Name, "NEW"));

    [Fact]
    public void A_stage_with_the_name_cannot_be_told_from_the_image() =>
        Assert.Null(DockerfileRewrite.ReplaceImage(Dockerfile.Parse("FROM scratch AS base\nFROM base\n"), "FROM scratch AS base\nFROM base\n", "base", "NEW"));
}
