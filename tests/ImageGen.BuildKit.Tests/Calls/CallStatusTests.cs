using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>The status of a call, in all places where a daemon may write it.</summary>
public sealed class CallStatusTests
{
    private static readonly byte[] Message = RawServer.Framed(1);

    public static TheoryData<StatusCode> Codes => [.. Enum.GetValues<StatusCode>().Except([StatusCode.OK])];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_status_in_the_trailers_is_thrown(StatusCode code)
    {
        var exception = await FailAsync(context => RawServer.AnswerAsync(context, Message, ("grpc-status", $"{(int)code}"), ("grpc-message", "no room")));

        Assert.Equal((code, "no room"), (exception.StatusCode, exception.Status.Detail));
        Assert.Null(exception.Status.DebugException);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_status_in_the_headers_is_thrown(StatusCode code)
    {
        var exception = await FailAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = $"{(int)code}";
            context.Response.Headers["grpc-message"] = "no room";
            context.Response.Headers["details-bin"] = "AQI=";
            return Task.CompletedTask;
        });

        Assert.Equal((code, "no room"), (exception.StatusCode, exception.Status.Detail));
        Assert.Null(exception.Status.DebugException);
        Assert.Equal([1, 2], exception.Trailers.GetValueBytes("details-bin"));
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task A_cancellation_by_the_daemon_is_not_one_by_the_caller(StatusCode code)
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, Message, ("grpc-status", $"{(int)code}"), ("grpc-message", "enough")));

        using var news = server.Follow();
        Assert.True(await news.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var exception = await Assert.ThrowsAsync<RpcException>(() => news.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal((code, "enough"), (exception.StatusCode, exception.Status.Detail));
    }

    [Theory]
    [InlineData("%E2%9C%93 50%25 done", "✓ 50% done")]
    [InlineData("line%0Abreak", "line\nbreak")]
    [InlineData("100% %zz %", "100% %zz %")]
    [InlineData("", "")]
    public async Task A_message_is_percent_decoded(string sent, string told)
    {
        var exception = await FailAsync(context => RawServer.AnswerAsync(context, [], ("grpc-status", "2"), ("grpc-message", sent)));

        Assert.Equal(told, exception.Status.Detail);
    }

    [Theory]
    [InlineData("AP8B")]
    [InlineData("AP8BAg==")]
    [InlineData("AP8BAg")]
    [InlineData("AP8BAgM=")]
    public async Task Binary_trailers_are_read_with_padding_and_without(string value)
    {
        var exception = await FailAsync(context => RawServer.AnswerAsync(context, Message, ("grpc-status", "2"), ("grpc-status-details-bin", value), ("note", "plain")));

        Assert.Equal(Convert.FromBase64String(value.PadRight((value.Length + 3) / 4 * 4, '=')), exception.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal("plain", exception.Trailers.GetValue("note"));
        Assert.Null(exception.Trailers.Get("grpc-status"));
    }

    [Fact]
    public async Task Joined_binary_trailers_are_split()
    {
        var exception = await FailAsync(context => RawServer.AnswerAsync(context, Message, ("grpc-status", "2"), ("some-bin", "AQ, Ag==,AwQ")));

        Assert.Equal([[1], [2], [3, 4]], exception.Trailers.GetAll("some-bin").Select(entry => entry.ValueBytes));
    }

    [Theory]
    [InlineData("some-bin", "!!!")]
    [InlineData("some-bin", "A")]
    [InlineData("so*me", "text")]
    public async Task Trailers_that_cannot_be_metadata_do_not_hide_the_status(string name, string value)
    {
        var exception = await FailAsync(context => RawServer.AnswerAsync(context, Message, ("grpc-status", "5"), (name, value)));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
        Assert.Empty(exception.Trailers);
    }

    [Theory]
    [InlineData(200, StatusCode.Unknown)]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    [InlineData(302, StatusCode.Unknown)]
    [InlineData(500, StatusCode.Unknown)]
    public async Task A_response_without_gRPC_is_reported_by_its_HTTP_status(int status, StatusCode code)
    {
        var exception = await FailAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html>");
        });

        Assert.Equal(code, exception.StatusCode);
        Assert.Contains(status == 200 ? "text/html" : $"{status}", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gRPC_status_has_precedence_over_the_HTTP_status()
    {
        var exception = await FailAsync(context =>
        {
            context.Response.StatusCode = 502;
            context.Response.Headers["grpc-status"] = "8";
            return Task.CompletedTask;
        });

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("seven")]
    [InlineData("-1")]
    public async Task A_response_without_a_valid_status_is_a_failure(string? status)
    {
        var exception = await FailAsync(context => RawServer.AnswerAsync(context, Message, status is null ? [] : [("grpc-status", status)]));

        Assert.Equal(StatusCode.Unknown, exception.StatusCode);
        Assert.Contains(status ?? "without a status", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_object_has_headers_status_and_trailers()
    {
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Response.Headers["early"] = "1";
            return RawServer.AnswerAsync(context, Message, ("grpc-status", "0"), ("late", "2"));
        });
        using var call = server.Ask();
        var early = await call.ResponseHeadersAsync;

        Assert.Equal([1], await call.ResponseAsync);
        Assert.Equal("1", early.GetValue("early"));
        Assert.Equal("2", call.GetTrailers().GetValue("late"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        using var waiting = server.Follow();
        Assert.Throws<InvalidOperationException>(() => waiting.GetStatus());
    }

    private static async Task<RpcException> FailAsync(RequestDelegate answer)
    {
        await using var server = await RawServer.StartAsync(answer);
        return await Assert.ThrowsAsync<RpcException>(() => server.AskAsync());
    }
}
