using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>What a daemon sees of a call.</summary>
public sealed class CallRequestTests
{
    [Fact]
    public async Task A_call_is_an_HTTP_2_request()
    {
        var request = await SeenAsync(null, 7, 8);

        Assert.Equal(("HTTP/2", "POST", "/test.Raw/Call"), (request.Protocol, request.Method, request.Path.Value));
        Assert.Equal("application/grpc", request.Headers.ContentType);
        Assert.Equal("trailers", request.Headers.TE);
        Assert.StartsWith("grpc-", (string?)request.Headers.UserAgent, StringComparison.Ordinal);
        Assert.False(request.Headers.ContainsKey("grpc-accept-encoding"));
        Assert.Equal(RawServer.Framed(7, 8), ((MemoryStream)request.Body).ToArray());
    }

    [Fact]
    public async Task Metadata_are_headers()
    {
        var request = await SeenAsync(new Metadata { { "Name", "shop, and more" }, { "key-bin", [0, 255, 1] }, { "empty", "" } });

        Assert.Equal("shop, and more", request.Headers["name"]);
        Assert.Equal("AP8B", request.Headers["key-bin"]);
        Assert.Equal("", request.Headers["empty"]);
    }

    [Fact]
    public async Task Two_values_of_a_key_are_separate_headers()
    {
        var request = await SeenAsync(new Metadata { { "method", "/a/B" }, { "other", "x" }, { "method", "/a/C" } });

        Assert.Equal(["/a/B", "/a/C"], request.Headers["method"].Order());
    }

    [Fact]
    public async Task Unsupported_kinds_of_calls_are_refused()
    {
        await using var server = await RawServer.StartAsync(static _ => Task.CompletedTask);
        var options = new CallOptions(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Throws<NotSupportedException>(() => server.Calls.BlockingUnaryCall(RawServer.Method(MethodType.Unary), null, options, []));
        Assert.Throws<NotSupportedException>(() => server.Calls.AsyncClientStreamingCall(RawServer.Method(MethodType.ClientStreaming), null, options));
        Assert.Throws<NotSupportedException>(() => server.Calls.AsyncUnaryCall(RawServer.Method(MethodType.Unary), null, options.WithDeadline(DateTime.UtcNow.AddHours(1)), []));
    }

    /// <summary>The request with its body, as it was read.</summary>
    private static async Task<HttpRequest> SeenAsync(Metadata? metadata, params byte[] message)
    {
        var seen = new DefaultHttpContext().Request;
        await using var server = await RawServer.StartAsync(async context =>
        {
            (seen.Protocol, seen.Method, seen.Path, seen.Body) = (context.Request.Protocol, context.Request.Method, context.Request.Path, new MemoryStream());
            foreach (var (name, values) in context.Request.Headers)
            {
                seen.Headers[name] = values;
            }

            await context.Request.Body.CopyToAsync(seen.Body);
            await RawServer.AnswerAsync(context, RawServer.Framed(), ("grpc-status", "0"));
        });
        _ = await server.AskAsync(message, metadata);
        return seen;
    }
}
