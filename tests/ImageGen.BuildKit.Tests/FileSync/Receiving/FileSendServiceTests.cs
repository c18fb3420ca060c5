using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Receiving;

public sealed class FileSendServiceTests
{
    [Fact]
    public async Task A_stream_gets_the_bytes_and_the_metadata_of_the_result()
    {
        var (stream, said) = (new MemoryStream(), new Dictionary<string, string>());
        var call = new FakeCall(("exporter-md-containerimage.digest", "sha256:1"), ("exporter-md-list", "a"), ("exporter-md-list", "b"), ("other", "x"));
        foreach (var text in new[] { "one ", "", "two" })
        {
            call.Send(new BytesValue { Value = ByteString.CopyFromUtf8(text) }.ToByteArray());
        }

        call.EndSending();
        await call.ServeAsync(Method((0, ExportTarget.ToStream((metadata, _) =>
        {
            said = metadata.ToDictionary();
            return ValueTask.FromResult<Stream>(stream);
        }))));

        Assert.Equal("one two", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
        Assert.False(stream.CanWrite);
        Assert.Equal(new Dictionary<string, string> { ["containerimage.digest"] = "sha256:1", ["list"] = "a,b" }, said);
    }

    [Theory]
    [InlineData("1", "second")]
    [InlineData("0", "first")]
    [InlineData(null, "first")]
    [InlineData("x", "first")]
    public async Task The_daemon_identifies_the_exporter(string? id, string expected)
    {
        var opened = "";
        ExportTarget Target(string name) => ExportTarget.ToStream((_, _) =>
        {
            opened = name;
            return ValueTask.FromResult(Stream.Null);
        });
        var call = id is null ? new FakeCall() : new FakeCall(("buildkit-attachable-exporter-id", id));
        call.EndSending();

        await call.ServeAsync(Method((0, Target("first")), (1, Target("second"))));

        Assert.Equal(expected, opened);
    }

    [Fact]
    public async Task An_exporter_without_a_target_is_refused()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => new FakeCall(("buildkit-attachable-exporter-id", "7")).ServeAsync(Method()));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Contains("Exporter 7", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_programs_stream_is_kept_for_the_program()
    {
        var failure = new InvalidOperationException("a secret");
        var call = new FakeCall();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ServeAsync(Method((0, ExportTarget.ToStream((_, _) => throw failure)))));

        Assert.Same(failure, error.Status.DebugException);
        Assert.DoesNotContain("secret", error.Status.Detail, StringComparison.Ordinal);
    }

    private static SessionMethod Method(params (int Id, ExportTarget Target)[] targets) =>
        new FileSendService(targets.ToDictionary(target => target.Id, target => target.Target), new(), 1).Methods["/moby.filesync.v1.FileSend/DiffCopy"];
}
