using System.Text;
using Grpc.Core;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>Input from the wire, octet by octet.</summary>
public class SessionWireTests
{
    private const string Method = "/moby.filesync.v1.FileSync/DiffCopy";

    [Fact]
    public async Task Accepts_a_header_for_each_pattern_of_a_long_ignore_file()
    {
        var patterns = Enumerable.Range(0, 5_000).Select(index => $"folder-{index}/ö/**/*.{index}, x").ToArray();
        IReadOnlyList<string> seen = [];
        await using var daemon = await RawDaemon.StartAsync(Method, (call, token) =>
        {
            seen = call.GetMetadata("exclude-patterns");
            return TestService.EchoAsync(call, token);
        });

        daemon.WriteHeaders(Method, patterns.Select(pattern => ("exclude-patterns", Encoding.UTF8.GetBytes(pattern))));
        daemon.WriteData([0, 0, 0, 0, 1, 42], isLast: true);
        await daemon.SendAsync();

        Assert.Equal(new byte[] { 0, 0, 0, 0, 1, 42 }, await daemon.ReadCallAsync());
        Assert.Equal(patterns, seen);
    }

    [Fact]
    public async Task Accepts_a_pattern_that_is_longer_than_a_frame()
    {
        var pattern = new string('ß', 100_000);
        IReadOnlyList<string> seen = [];
        await using var daemon = await RawDaemon.StartAsync(Method, (call, token) =>
        {
            seen = call.GetMetadata("include-patterns");
            return TestService.EchoAsync(call, token);
        });

        daemon.WriteHeaders(Method, [("include-patterns", Encoding.UTF8.GetBytes(pattern))]);
        daemon.WriteData([0, 0, 0, 0, 0], isLast: true);
        await daemon.SendAsync();
        _ = await daemon.ReadCallAsync();

        Assert.Equal([pattern], seen);
    }

    [Fact]
    public async Task Accepts_a_name_that_is_not_valid_text_and_continues()
    {
        IReadOnlyList<string> seen = [];
        await using var daemon = await RawDaemon.StartAsync(Method, (call, token) =>
        {
            seen = call.GetMetadata("include-patterns");
            return TestService.EchoAsync(call, token);
        });

        // Linux allows such a file name.
        daemon.WriteHeaders(Method, [("include-patterns", [(byte)'a', 0xFF]), ("include-patterns", "b"u8.ToArray())]);
        daemon.WriteData([0, 0, 0, 0, 0], isLast: true);
        await daemon.SendAsync();
        _ = await daemon.ReadCallAsync();

        Assert.Equal(["a\uFFFD", "b"], seen);
    }

    [Fact]
    public async Task Joins_messages_for_every_split()
    {
        byte[] messages = [0, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4];
        await using var daemon = await RawDaemon.StartAsync(Method, TestService.EchoAsync);

        daemon.WriteHeaders(Method, []);
        foreach (var octet in messages)
        {
            daemon.WriteData([octet], isLast: false);
        }

        daemon.WriteData([], isLast: true);
        await daemon.SendAsync(isTorn: true);

        Assert.Equal(messages, await daemon.ReadCallAsync());
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 42 }, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 42 }, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0, 0 }, StatusCode.Internal)]
    [InlineData(new byte[] { 0, 0xFF, 0xFF, 0xFF, 0xFF, 42 }, StatusCode.ResourceExhausted)]
    public async Task Refuses_an_invalid_message(byte[] message, StatusCode status)
    {
        RpcException? refused = null;
        await using var daemon = await RawDaemon.StartAsync(Method, async (call, token) =>
        {
            refused = await Assert.ThrowsAsync<RpcException>(() => call.ReadAsync(token).AsTask());
            throw refused;
        });

        daemon.WriteHeaders(Method, []);
        daemon.WriteData(message, isLast: true);
        await daemon.SendAsync();

        // The call ends, and with no message.
        Assert.Empty(await daemon.ReadCallAsync());
        Assert.Equal(status, refused?.StatusCode);
    }
}
