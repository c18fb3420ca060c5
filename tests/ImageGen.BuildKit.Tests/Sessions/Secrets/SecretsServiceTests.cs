using System.Text;
using Grpc.Core;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions.Secrets;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions.Secrets;

public sealed class SecretsServiceTests : IDisposable
{
    private const string Method = "/moby.buildkit.secrets.v1.Secrets/GetSecret";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-secrets-");

    private string FilePath => Path.Combine(_folder.FullName, "secret");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Returns_values_unchanged()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        await File.WriteAllBytesAsync(FilePath, bytes, TestContext.Current.CancellationToken);
        var variable = "IMAGEGEN_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, "grüße\n");
        var secrets = new SecretStore
        {
            ["value"] = SecretSource.FromValue("ß"),
            ["bytes"] = SecretSource.FromValue(bytes),
            ["file"] = SecretSource.FromFile(FilePath),
            ["variable"] = SecretSource.FromEnvironment(variable),
            ["callback"] = SecretSource.FromCallback(async token =>
            {
                await Task.Delay(1, token);
                return bytes;
            }),
            ["empty"] = SecretSource.FromValue(""),
        };
        try
        {
            Assert.Equal("ß"u8.ToArray(), await GetAsync(secrets, "value"));
            Assert.Equal(bytes, await GetAsync(secrets, "bytes"));
            Assert.Equal(bytes, await GetAsync(secrets, "file"));
            Assert.Equal(bytes, await GetAsync(secrets, "callback"));
            Assert.Equal("grüße\n"u8.ToArray(), await GetAsync(secrets, "variable"));
            Assert.Empty(await GetAsync(secrets, "empty"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task Reads_a_source_on_request()
    {
        var secrets = new SecretStore { ["file"] = SecretSource.FromFile(FilePath) };
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));

        Assert.Equal(StatusCode.NotFound, (await RefuseAsync(session, "file")).StatusCode);
        await File.WriteAllTextAsync(FilePath, "now", TestContext.Current.CancellationToken);

        Assert.Equal("now"u8.ToArray(), await GetAsync(session, "file"));
    }

    [Fact]
    public async Task Has_no_secret_if_none_was_given()
    {
        var secrets = new SecretStore
        {
            ["variable"] = SecretSource.FromEnvironment("IMAGEGEN_TEST_THAT_IS_NOT_SET"),
            ["folder"] = SecretSource.FromFile(Path.Combine(_folder.FullName, "absent", "file")),
            ["callback"] = SecretSource.FromCallback(_ => default),
        };
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));

        foreach (var id in new[] { "npm", "NPM", "variable", "folder", "callback" })
        {
            // The status of a missing secret; any other status also fails a mount that does not require it.
            var refused = await RefuseAsync(session, id);
            Assert.Equal(StatusCode.NotFound, refused.StatusCode);
            Assert.Contains($"'{id}'", refused.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Accepts_as_much_as_BuildKit_and_no_more()
    {
        await File.WriteAllBytesAsync(FilePath, new byte[(500 * 1024) + 1], TestContext.Current.CancellationToken);
        var secrets = new SecretStore
        {
            ["most"] = SecretSource.FromValue(new byte[500 * 1024]),
            ["more"] = SecretSource.FromValue(new byte[(500 * 1024) + 1]),
            ["file"] = SecretSource.FromFile(FilePath),
        };
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));

        Assert.Equal(500 * 1024, (await GetAsync(session, "most")).Length);
        Assert.Equal(StatusCode.InvalidArgument, (await RefuseAsync(session, "more")).StatusCode);
        Assert.Contains("'file' is larger than 512000 bytes", (await RefuseAsync(session, "file")).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_that_a_provider_failed_but_not_how()
    {
        var secrets = new SecretStore { ["vault"] = SecretSource.FromCallback(_ => throw new HttpRequestException("token hunter2 refused")) };
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));

        var failed = await RefuseAsync(session, "vault");

        Assert.Equal(StatusCode.Internal, failed.StatusCode);
        Assert.Contains("'vault'", failed.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failed.ToString(), StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(Assert.Single(session.Server.Failures).Exception);
    }

    [Fact]
    public async Task Ends_although_a_provider_never_does()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var secrets = new SecretStore
        {
            ["vault"] = SecretSource.FromCallback(_ =>
            {
                asked.SetResult();
                return new(new TaskCompletionSource<ReadOnlyMemory<byte>?>().Task);
            }),
        };
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));
        var asking = RefuseAsync(session, "vault");
        await asked.Task;

        await session.EndDuringAsync(asking);
    }

    [Fact]
    public async Task Ends_although_a_provider_never_gives_its_thread_back()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var never = new ManualResetEventSlim();
        var secrets = new SecretStore
        {
            ["pipe"] = SecretSource.FromCallback(_ =>
            {
                asked.SetResult();
                never.Wait();
                return default;
            }),
        };
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));
        var asking = RefuseAsync(session, "pipe");
        await asked.Task;

        try
        {
            await session.EndDuringAsync(asking);
        }
        finally
        {
            never.Set();
        }
    }

    [Fact]
    public void Prints_no_secret()
    {
        var secrets = new SecretStore { ["a"] = SecretSource.FromValue("hunter2"), ["b"] = SecretSource.FromEnvironment("TOKEN") };
        var printed = new StringBuilder().Append(secrets).AppendJoin(' ', secrets).ToString();

        Assert.DoesNotContain("hunter2", printed, StringComparison.Ordinal);
        Assert.Contains("TOKEN", printed, StringComparison.Ordinal);
    }

    private static async Task<byte[]> GetAsync(ISecretProvider secrets, string id)
    {
        await using var session = await TestSession.StartAsync(new SecretsService(secrets, new()));
        return await GetAsync(session, id);
    }

    private static async Task<byte[]> GetAsync(TestSession session, string id)
        => (await session.CallAsync<GetSecretRequest, GetSecretResponse>(Method, new() { Id = id })).Data.ToByteArray();

    private static Task<RpcException> RefuseAsync(TestSession session, string id)
        => Assert.ThrowsAsync<RpcException>(() => GetAsync(session, id));
}
