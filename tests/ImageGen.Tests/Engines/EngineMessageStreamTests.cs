using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using CsCheck;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class EngineMessageStreamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_read_however_they_are_joined_and_cut()
    {
        var text = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const('"'), Gen.Const('\\'), Gen.Const('}'), Gen.Const('ß'), Gen.Const('語'), Gen.Const('\n')), 0, 12];
        string[] separators = ["", "\n", "\r\n", " \t\n"];
        var separator = Gen.Int[0, separators.Length - 1].Select(index => separators[index]);
        await Gen.Select(text.List[0, 8], separator, Gen.Int[1, 40].List[1, 20]).SampleAsync(async sample =>
        {
            var (texts, between, cuts) = sample;
            var json = string.Join(between, texts.Select(each => $$"""{"stream":{{JsonSerializer.Serialize(each)}}}"""));

            var messages = await ReadAsync(new CutStream(Encoding.UTF8.GetBytes(json), cuts));

            Assert.Equal(texts, messages.Select(each => each.Stream));
        }, iter: 300);
    }

    [Fact]
    public async Task A_message_is_told_as_soon_as_it_is_complete()
    {
        var pipe = new Pipe();
        await using var messages = EngineMessageStream.ReadAsync(pipe.Reader.AsStream(), Cancellation).GetAsyncEnumerator(Cancellation);
        await pipe.Writer.WriteAsync("""{"stream":"one"}"""u8.ToArray(), Cancellation);

        // The engine says nothing more for now: the reader must not wait for it.
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal("one", messages.Current.Stream);

        await pipe.Writer.WriteAsync("\r\n{\"stream\":\"two\"}\r\n"u8.ToArray(), Cancellation);
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal("two", messages.Current.Stream);
        await pipe.Writer.CompleteAsync();
        Assert.False(await messages.MoveNextAsync());
    }

    [Fact]
    public async Task The_detail_of_an_error_comes_before_its_older_form()
    {
        var message = await ReadOneAsync("""{"errorDetail":{"code":125,"message":"the detail"},"error":"the summary"}""");

        Assert.Equal("the detail", message.Error);
        Assert.Equal(125, message.ErrorCode);
    }

    [Fact]
    public async Task An_error_without_detail_is_an_error_too() =>
        Assert.Equal("denied", (await ReadOneAsync("""{"error":"denied"}""")).Error);

    [Fact]
    public async Task An_error_with_an_empty_detail_keeps_its_older_form() =>
        Assert.Equal("denied", (await ReadOneAsync("""{"errorDetail":{},"error":"denied"}""")).Error);

    [Fact]
    public async Task Aux_is_handed_over_as_it_is_object_or_text()
    {
        Assert.Equal("sha256:aa", (await ReadOneAsync("""{"aux":{"ID":"sha256:aa"}}""")).Aux!.Value.GetProperty("ID").GetString());

        var trace = await ReadOneAsync("""{"id":"moby.buildkit.trace","aux":"CgA="}""");
        Assert.Equal("moby.buildkit.trace", trace.Id);
        Assert.Equal([10, 0], trace.Aux!.Value.GetBytesFromBase64());
    }

    [Fact]
    public async Task Progress_has_its_bytes_and_no_total_where_the_engine_knows_none()
    {
        var known = await ReadOneAsync("""{"status":"Pushing","progressDetail":{"current":5,"total":5000000000},"progress":"[>  ]","id":"ab"}""");
        Assert.Equal((5, 5000000000, "ab", "Pushing"), (known.Current, known.Total, known.Id, known.Status));

        Assert.Null((await ReadOneAsync("""{"status":"Pushing","progressDetail":{"current":5,"total":-1}}""")).Total);
        Assert.Null((await ReadOneAsync("""{"status":"Preparing","progressDetail":{}}""")).Current);
    }

    [Fact]
    public async Task Something_other_than_JSON_is_said_to_be_so()
    {
        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => ReadOneAsync("<html>a proxy</html>"));

        Assert.Contains("JSON", failure.Message);
        Assert.Contains("proxy", failure.Message);
    }

    private static async Task<EngineMessage> ReadOneAsync(string json) =>
        Assert.Single(await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json))));

    private static async Task<List<EngineMessage>> ReadAsync(Stream stream)
    {
        var messages = new List<EngineMessage>();
        await foreach (var message in EngineMessageStream.ReadAsync(stream, Cancellation))
        {
            messages.Add(message);
        }

        return messages;
    }

    /// <summary>Hands its bytes out in the portions given, over and over.</summary>
    private sealed class CutStream(byte[] bytes, IReadOnlyList<int> cuts) : MemoryStream(bytes)
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, cuts[_reads++ % cuts.Count])], cancellationToken);
    }
}
