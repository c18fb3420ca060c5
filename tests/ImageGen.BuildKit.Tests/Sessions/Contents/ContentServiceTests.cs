using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.Protocol.Contents;
using ImageGen.BuildKit.Sessions.Contents;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions.Contents;

public sealed class ContentServiceTests : IDisposable
{
    private const string Service = "/containerd.services.content.v1.Content/";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-contents");

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(3_000_000)]
    public async Task Written_blobs_can_be_read(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        await using var session = await StartAsync();

        var committed = await WriteAsync(session, content, digest);

        Assert.Equal((size, digest), (committed.Offset, committed.Digest));
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "blobs", "sha256", digest[7..]), Limit));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.FullName, "ingest")));
        Assert.Equal(content, await ReadAsync(session, new ReadContentRequest { Digest = digest }));
        Assert.Equal(content[(size / 2)..], await ReadAsync(session, new ReadContentRequest { Digest = digest, Offset = size / 2 }));
        var info = InfoResponse.Parser.ParseFrom(await session.CallAsync(Service + "Info", new InfoRequest { Digest = digest }.ToByteArray(), Store("s")));
        Assert.Equal(size, info.Info.Size);
    }

    [Fact]
    public async Task An_existing_blob_is_not_written_again()
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData("x"u8));
        await using var session = await StartAsync();
        await WriteAsync(session, "x"u8.ToArray(), digest);

        var refused = await Assert.ThrowsAsync<RpcException>(() => WriteAsync(session, "x"u8.ToArray(), digest));

        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
    }

    [Fact]
    public async Task A_blob_that_differs_from_the_announced_one_is_discarded()
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData("x"u8));
        await using var session = await StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => WriteAsync(session, "y"u8.ToArray(), digest));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "s", StatusCode.NotFound)]
    [InlineData("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "other", StatusCode.NotFound)]
    [InlineData("sha256:../../../../etc/passwd", "s", StatusCode.InvalidArgument)]
    [InlineData("../index.json", "s", StatusCode.InvalidArgument)]
    public async Task A_missing_blob_is_reported(string digest, string store, StatusCode status)
    {
        await using var session = await StartAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync(Service + "Info", new InfoRequest { Digest = digest }.ToByteArray(), Store(store)));

        Assert.Equal(status, refused.StatusCode);
    }

    [Fact]
    public async Task A_part_ends_with_the_blob_and_cannot_start_after_it()
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData("x"u8));
        await using var session = await StartAsync();
        await WriteAsync(session, "x"u8.ToArray(), digest);

        var refused = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(session, new ReadContentRequest { Digest = digest, Offset = 2, Size = 1 }));

        Assert.Equal(StatusCode.OutOfRange, refused.StatusCode);
        Assert.Equal("x"u8.ToArray(), await ReadAsync(session, new ReadContentRequest { Digest = digest, Size = 512 }));
    }

    private Task<TestSession> StartAsync() =>
        TestSession.StartAsync(new ContentService(new Dictionary<string, BlobStore> { ["s"] = new(_folder.FullName) }));

    private static Metadata Store(string id) => new() { { "buildkit-attachable-store-id", id } };

    /// <summary>Writes as containerd's client does: first a status request, then chunks, each with a response.</summary>
    private static async Task<WriteContentResponse> WriteAsync(TestSession session, byte[] content, string digest)
    {
        using var call = session.Open(Service + "Write", Store("s"));
        var answer = await AskAsync(new WriteContentRequest { Ref = "r", Total = content.Length, Expected = digest });
        Assert.Equal(0, answer.Offset);
        var offset = 0;
        foreach (var piece in content.Chunk(1_000_000))
        {
            answer = await AskAsync(new WriteContentRequest { Action = WriteAction.Write, Offset = offset, Data = ByteString.CopyFrom(piece) });
            offset += piece.Length;
            Assert.Equal(offset, answer.Offset);
        }

        return await AskAsync(new WriteContentRequest { Action = WriteAction.Commit, Offset = offset, Total = content.Length, Expected = digest });

        async Task<WriteContentResponse> AskAsync(WriteContentRequest request)
        {
            await call.RequestStream.WriteAsync(request.ToByteArray(), Limit);
            Assert.True(await call.ResponseStream.MoveNext(Limit));
            return WriteContentResponse.Parser.ParseFrom(call.ResponseStream.Current);
        }
    }

    private static async Task<byte[]> ReadAsync(TestSession session, ReadContentRequest request)
    {
        using var call = session.Open(Service + "Read", Store("s"));
        await call.RequestStream.WriteAsync(request.ToByteArray(), Limit);
        await call.RequestStream.CompleteAsync();
        using var content = new MemoryStream();
        while (await call.ResponseStream.MoveNext(Limit))
        {
            var piece = ReadContentResponse.Parser.ParseFrom(call.ResponseStream.Current);
            Assert.Equal(request.Offset + content.Length, piece.Offset);
            piece.Data.WriteTo(content);
        }

        return content.ToArray();
    }
}
