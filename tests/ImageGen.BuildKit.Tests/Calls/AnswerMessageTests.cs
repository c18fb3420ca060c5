using Grpc.Core;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>Messages of a response, for every way in which a daemon may send them.</summary>
public sealed class AnswerMessageTests
{
    private static readonly (string, string) Ok = ("grpc-status", "0");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_may_arrive_in_any_number_of_frames()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            await RawServer.BeginAsync(context);
            foreach (var octet in RawServer.Framed(1, 2, 3))
            {
                await RawServer.SendAsync(context, octet);
            }

            await RawServer.AnswerAsync(context, [], Ok);
        });

        Assert.Equal([1, 2, 3], await server.AskAsync());
    }

    [Fact]
    public async Task One_frame_may_contain_any_number_of_messages()
    {
        await using var server = await RawServer.StartAsync(
            context => RawServer.AnswerAsync(context, [.. RawServer.Framed(1, 2), .. RawServer.Framed(), .. RawServer.Framed(3)], Ok));
        using var call = server.Follow();
        var messages = new List<byte[]>();
        while (await call.ResponseStream.MoveNext(Cancel))
        {
            messages.Add(call.ResponseStream.Current);
        }

        Assert.Equal([[1, 2], [], [3]], messages);
        Assert.False(await call.ResponseStream.MoveNext(Cancel));
    }

    [Fact]
    public async Task A_large_message_is_sent_and_received_completely()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            await RawServer.BeginAsync(context);
            await context.Request.Body.CopyToAsync(context.Response.Body);
            await RawServer.AnswerAsync(context, [], Ok);
        });
        var message = new byte[20 * 1024 * 1024];
        new Random(7).NextBytes(message);

        var answer = await server.AskAsync(message);

        Assert.True(message.AsSpan().SequenceEqual(answer));
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 42 }, "compressed")]
    [InlineData(new byte[] { 0, 0, 0 }, "within a message")]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 42 }, "within a message")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 42, 0 }, "within a message")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 42, 0, 0, 0, 0, 1, 42 }, "more than one")]
    [InlineData(new byte[] { }, "no message")]
    public async Task A_malformed_response_is_reported(byte[] answer, string told)
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, answer, Ok));

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.AskAsync());

        Assert.Equal(StatusCode.Internal, exception.StatusCode);
        Assert.Contains(told, exception.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x7F)]
    [InlineData(0xFF)]
    public async Task A_message_that_is_too_long_is_reported(byte highest)
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, [0, highest, 0xFF, 0xFF, 0xFF, 1], Ok));

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.AskAsync());

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task An_incomplete_message_does_not_hide_the_daemons_status()
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, [0, 0, 0, 0, 3, 42], ("grpc-status", "8")));

        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => server.AskAsync())).StatusCode);
    }

    [Fact]
    public async Task A_message_that_its_reader_refuses_ends_the_call()
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, RawServer.Framed(1), Ok));
        var bytes = RawServer.Method(MethodType.Unary).RequestMarshaller;
        var method = new Method<byte[], byte[]>(MethodType.Unary, "test.Raw", "Call", bytes, Marshallers.Create<byte[]>(static message => message, static _ => throw new FormatException("no")));

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await server.Calls.AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Cancel), []));

        Assert.Equal(StatusCode.Internal, exception.StatusCode);
        _ = Assert.IsType<FormatException>(exception.Status.DebugException);
    }
}
