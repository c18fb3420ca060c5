using System.Text;
using ImageGen.Engines;
using ImageGen.Generator.Analyzers.Texts;
using ImageGen.Growth.Tests.Shapes;
using Xunit;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests;

/// <summary>A million of what can stand in itself: no input drives a stack, which would take the compiler down.</summary>
public sealed class DepthTests
{
    private const int Depth = 1_000_000;

    public static TheoryData<string> Instructions =>
    [
        "ENV b=" + Repeat(Depth, "${a:-"),
        "ENV b=" + Repeat(Depth, "${a:-") + new string('}', Depth),
        "ENV b=" + Repeat(Depth, "${a#\""),
        "CMD " + new string('[', Depth),
        "CMD [" + Repeat(Depth, "{\"a\":[") + Repeat(Depth, "]}") + "]",
        "RUN " + Repeat(Depth, "<<a "),
        "RUN --mount=\"" + new string('"', Depth) + " x",
        Repeat(Depth, "ONBUILD ") + "RUN x",
        "RUN " + Repeat(Depth, "$(${"),
        "RUN " + Repeat(Depth, "\"$("),
        "RUN " + Repeat(Depth, "( if "),
        "WORKDIR " + Repeat(Depth, "a/../"),
    ];

    [Theory]
    [MemberData(nameof(Instructions), DisableDiscoveryEnumeration = true)]
    public void An_instruction_that_nests_is_read_to_its_end(string instruction) => DockerfileWork.Judge("FROM scratch\n" + instruction + "\n");

    [Theory]
    [InlineData("**/")]
    [InlineData("a/")]
    [InlineData("(")]
    [InlineData("[[:")]
    [InlineData("{")]
    public void A_pattern_that_nests_is_read_to_its_end(string part)
    {
        var file = IgnoreFile.Parse(Repeat(60_000 / part.Length, part) + "b\n");
        Assert.False(file.IsIgnored(Repeat(Depth, "c/") + "d"));
    }

    [Theory]
    [InlineData("{\"aux\":")]
    [InlineData("[")]
    public async Task A_message_that_nests_is_refused(string part)
    {
        var json = new PieceStream(Encoding.UTF8.GetBytes(Repeat(Depth, part)));
        await Assert.ThrowsAsync<EngineRequestException>(async () =>
        {
            await foreach (var _ in EngineMessageStream.ReadAsync(json, CancellationToken.None))
            {
            }
        });
    }

    /// <summary>The compiler itself reads sums of texts without recursion; as many as it reads in a test's time.</summary>
    [Fact]
    public void A_sum_of_texts_is_taken_apart_in_its_order()
    {
        const int Terms = 20_000;
        var parts = TextParts.Split(CSharpExpression.Operation("x" + Repeat(Terms, " + \"a/\" + x"))).ToList();
        Assert.Equal((2 * Terms) + 1, parts.Count);
        Assert.All(parts.Index(), part => Assert.Equal(part.Index % 2 == 0 ? null : "a/", part.Item.Constant));
    }
}
