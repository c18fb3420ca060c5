using System.Text;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageGen.BuildKit.Failures;
using Xunit;

namespace ImageGen.BuildKit.Tests.Failures;

public sealed class FailureDetailsTests
{
    private const string Source = "github.com/moby/buildkit/errdefs.Source+json";
    private const string Vertex = "github.com/moby/buildkit/errdefs.Vertex+json";

    [Fact]
    public void The_location_and_the_vertex_are_read()
    {
        var details = Read(
            ("github.com/moby/buildkit/stack.Stack+json", """{"frames":[]}"""),
            (Source, """{"info":{"filename":"Dockerfile","data":"RlJPTSBiYXNlCg=="},"ranges":[{"start":{"line":3,"character":1},"end":{"line":4,"character":7}}]}"""),
            (Vertex, """{"digest":"sha256:abc"}"""));
        Assert.Equal("sha256:abc", details.VertexDigest);
        Assert.Equal(("Dockerfile", "FROM base\n"), (details.Location!.FileName, details.Location.Text));
        Assert.Equal([new SourceRange(3, 1, 4, 7)], details.Location.Ranges);
    }

    [Theory]
    [InlineData("""{"Line":3}""", """{"Line":3,"Character":9}""")]
    [InlineData("""{"line":3}""", """{"line":3,"character":9}""")]
    public void Positions_are_read_with_old_and_new_names(string start, string end)
    {
        var details = Read((Source, $$$"""{"info":{"filename":"Dockerfile"},"ranges":[{"start":{{{start}}},"end":{{{end}}}}]}"""));
        Assert.Equal([new SourceRange(3, 0, 3, 9)], details.Location!.Ranges);
    }

    [Fact]
    public void The_innermost_location_is_reported()
    {
        var details = Read((Source, """{"info":{"filename":"outer"}}"""), (Source, """{"info":{"filename":"inner"}}"""), (Source, "{}"));
        Assert.Equal("inner", details.Location!.FileName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"info":7}""")]
    [InlineData("""{"info":{"filename":7}}""")]
    [InlineData("""{"info":{"filename":""}}""")]
    [InlineData("""{"digest":{}}""")]
    public void Empty_details_are_ignored(string json)
    {
        Assert.Null(Read((Source, json)).Location);
        Assert.Null(Read((Vertex, json)).VertexDigest);
    }

    [Theory]
    [InlineData("""{"info":{"filename":"f","data":"!"},"ranges":[7,{"start":"x"},{"start":{"line":"y","character":1e99}}]}""")]
    [InlineData("""{"info":{"filename":"f","data":7},"ranges":[{},{},{}]}""")]
    public void The_valid_parts_of_a_location_are_read(string json)
    {
        var location = Read((Source, json)).Location!;
        Assert.Equal(("f", ""), (location.FileName, location.Text));
        Assert.Equal(Enumerable.Repeat(new SourceRange(0, 0, 0, 0), 3), location.Ranges);
    }

    [Fact]
    public void Any_bytes_are_read_or_ignored() =>
        Gen.OneOf(
            Gen.Byte.Array[0, 60],
            Gen.String[Gen.Char["{}[]\":,infolenamedtrgs17 "], 0, 60].Select(json => Status((Source, json), (Vertex, json)))).Sample(bytes => Assert.NotNull(FailureDetails.Read(bytes)));

    private static FailureDetails Read(params (string Type, string Json)[] details) => FailureDetails.Read(Status(details));

    private static byte[] Status(params (string Type, string Json)[] details)
    {
        var status = new StandIn.Protocol.Status { Code = 2, Message = "failed" };
        status.Details.AddRange(details.Select(detail => new Any { TypeUrl = detail.Type, Value = ByteString.CopyFrom(Encoding.UTF8.GetBytes(detail.Json)) }));
        return status.ToByteArray();
    }
}
