using System.Net.Http.Headers;
using Grpc.Core;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

public class SessionServerTests
{
    private const string Method = "/test.Test/Run";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Responds_to_a_message_with_one()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);

        Assert.Equal(new byte[] { 1, 2, 3 }, await session.CallAsync(Method, [1, 2, 3]));
        Assert.Empty(await session.CallAsync(Method, []));
    }

    [Fact]
    public async Task Responds_to_health_checks()
    {
        await using var session = await TestSession.StartAsync(new HealthService());

        // status = 1: SERVING, of the health protocol's own definition.
        Assert.Equal(new byte[] { 0x08, 0x01 }, await session.CallAsync("/grpc.health.v1.Health/Check", []));
    }

    [Fact]
    public async Task Exchanges_messages_in_both_directions()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        using var call = session.Open(Method);

        for (byte round = 0; round < 100; round++)
        {
            await call.RequestStream.WriteAsync([round], Limit);
            Assert.True(await call.ResponseStream.MoveNext(Limit));
            Assert.Equal(new[] { round }, call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Limit));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Theory]
    [InlineData(16_384 - 5)]
    [InlineData(16_384)]
    [InlineData(65_536)]
    [InlineData(5_000_000)]
    [InlineData(16 * 1024 * 1024)]
    public async Task Transfers_messages_that_do_not_fit_into_a_frame(int size)
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        var message = new byte[size];
        new Random(7).NextBytes(message);

        Assert.Equal(message, await session.CallAsync(Method, message));
    }

    [Fact]
    public async Task Refuses_a_message_that_is_larger_than_BuildKits_limit()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync(Method, new byte[(16 * 1024 * 1024) + 1]));

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
    }

    [Fact]
    public async Task Sends_many_messages_with_one_flush()
    {
        await using var session = await TestSession.StartAsync(Method, async (call, token) =>
        {
            for (var index = 0; index < 10_000; index++)
            {
                TestService.Write(call, BitConverter.GetBytes(index));
            }

            await call.FlushAsync(token);
        });
        using var call = session.Open(Method);

        for (var index = 0; index < 10_000; index++)
        {
            Assert.True(await call.ResponseStream.MoveNext(Limit));
            Assert.Equal(index, BitConverter.ToInt32(call.ResponseStream.Current));
        }

        Assert.False(await call.ResponseStream.MoveNext(Limit));
    }

    [Fact]
    public async Task Transfers_more_than_any_window_in_both_directions_at_once()
    {
        const int Count = 640;
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        using var call = session.Open(Method);
        var chunk = new byte[100_000];
        new Random(3).NextBytes(chunk);

        var sending = Task.Run(
            async () =>
            {
                for (var index = 0; index < Count; index++)
                {
                    await call.RequestStream.WriteAsync(chunk, Limit);
                }

                await call.RequestStream.CompleteAsync();
            },
            Limit);
        var received = 0;
        while (await call.ResponseStream.MoveNext(Limit))
        {
            Assert.True(chunk.AsSpan().SequenceEqual(call.ResponseStream.Current));
            received++;
        }

        await sending;
        Assert.Equal(Count, received);
    }

    [Fact]
    public async Task Serves_more_calls_at_once_than_HTTP_2_recommends()
    {
        const int Count = 300;
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var session = await TestSession.StartAsync(Method, async (call, token) =>
        {
            if (Interlocked.Increment(ref arrived) == Count)
            {
                all.SetResult();
            }

            // No call ends before all have started.
            await all.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
            await TestService.EchoAsync(call, token);
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, Count).Select(index => session.CallAsync(Method, BitConverter.GetBytes(index))));

        Assert.Equal(Enumerable.Range(0, Count), answers.Select(answer => BitConverter.ToInt32(answer)));
    }

    [Fact]
    public async Task Reports_an_unknown_method()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync("/moby.filesync.v1.Auth/GetTokenAuthority", []));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
        Assert.Equal(new byte[] { 1 }, await session.CallAsync(Method, [1]));
    }

    [Fact]
    public async Task Reports_a_refusal_of_a_service_unchanged()
    {
        const string Detail = "100 % of “geheim” is absent:\r\n\tgrüße, 日本 🎉";
        await using var session = await TestSession.StartAsync(Method, (_, _) => throw new RpcException(new Status(StatusCode.NotFound, Detail)));

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync(Method, []));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Equal(Detail, refused.Status.Detail);
    }

    [Fact]
    public async Task Reports_a_failure_without_its_message_and_keeps_it_for_the_caller()
    {
        await using var session = await TestSession.StartAsync(Method, async (call, token) =>
        {
            TestService.Write(call, [1]);
            await call.FlushAsync(token);
            throw new InvalidDataException("hunter2");
        });

        using var call = session.Open(Method);
        Assert.True(await call.ResponseStream.MoveNext(Limit));
        var failed = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Limit));

        Assert.Equal(StatusCode.Internal, failed.StatusCode);
        Assert.Contains(nameof(InvalidDataException), failed.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failed.ToString(), StringComparison.Ordinal);
        var kept = Assert.Single(session.Server.Failures);
        Assert.Equal((Method, "hunter2"), (kept.Method, kept.Exception.Message));
    }

    [Fact]
    public async Task Reports_a_timeout_of_a_service_as_a_failure()
    {
        await using var session = await TestSession.StartAsync(Method, (_, _) => throw new TaskCanceledException());

        var failed = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync(Method, []));

        Assert.Equal(StatusCode.Internal, failed.StatusCode);
    }

    [Fact]
    public async Task Detects_a_message_with_a_wrong_announced_length()
    {
        await using var session = await TestSession.StartAsync(Method, async (call, token) =>
        {
            _ = call.BeginMessage(10);
            await call.FlushAsync(token);
        });

        _ = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync(Method, []));

        Assert.IsType<InvalidOperationException>(Assert.Single(session.Server.Failures).Exception);
    }

    [Fact]
    public async Task Reads_names_that_are_not_ASCII()
    {
        const string Name = "grüße/ｆｕｌｌ/🎉,.txt";
        IReadOnlyList<string> seen = [];
        await using var session = await TestSession.StartAsync(Method, (call, token) =>
        {
            seen = call.GetMetadata("include-patterns");
            return TestService.EchoAsync(call, token);
        });

        _ = await session.CallAsync(Method, [], new Metadata { { "include-patterns", Name } });

        Assert.Equal([Name], seen);
    }

    [Fact]
    public async Task Keeps_repeated_values_separate_and_has_none_for_a_missing_key()
    {
        IReadOnlyList<string> seen = [], absent = ["?"];
        await using var session = await TestSession.StartAsync(Method, (call, token) =>
        {
            seen = call.GetMetadata("exclude-patterns");
            absent = call.GetMetadata("followpaths");
            return TestService.EchoAsync(call, token);
        });
        using var client = new HttpMessageInvoker(session.Handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost" + Method)
        {
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, 0, 0, 0, 0]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        // A .NET client joins values within one collection, and sends values of two collections as two headers.
        Assert.True(request.Headers.TryAddWithoutValidation("exclude-patterns", "a, b"));
        Assert.True(request.Content.Headers.TryAddWithoutValidation("exclude-patterns", "c"));

        using var response = await client.SendAsync(request, Limit);
        _ = await response.Content.ReadAsByteArrayAsync(Limit);

        Assert.Equal(["a, b", "c"], seen.Order(StringComparer.Ordinal));
        Assert.Empty(absent);
    }
}
