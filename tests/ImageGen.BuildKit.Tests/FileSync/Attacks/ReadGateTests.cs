using System.Text;
using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using ImageGen.BuildKit.Tests.Sessions;
using ImageGen.Tests.Contexts;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types.PacketType;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>A build cannot read what it writes.</summary>
public sealed class ReadGateTests : AttackTests
{
    private const string Fetch = "/moby.filesync.v1.FileSync/DiffCopy";
    private const string Deliver = "/moby.filesync.v1.FileSend/DiffCopy";

    [Fact]
    public async Task A_file_outside_is_not_read_through_a_result()
    {
        // A real attack: a file is sent as a result and listed, then replaced by a link with a second transfer, and then requested.
        var large = new string('i', 300_000);
        _ = Attacked.Write("outside-large", new string('o', 400_000));
        var methods = MethodsOf(Options());
        await DeliverAsync(methods[Deliver], FileEntry("x", content: large));
        var received = new StringBuilder();

        var listing = await Assert.ThrowsAsync<RpcException>(() => FetchAsync(methods, received));
        var second = await Assert.ThrowsAsync<RpcException>(() => DeliverAsync(methods[Deliver], LinkEntry("x", "outside-large")));

        Assert.Equal((StatusCode.FailedPrecondition, 0), (listing.StatusCode, received.Length));
        Assert.Contains("after it had started to send", listing.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("a transfer that is not allowed", second.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_that_was_listed_before_a_result_is_not_sent_after_it()
    {
        var methods = MethodsOf(Options());
        var (call, serving) = Begin(methods);
        while ((await call.ReceiveAsync())!.Stat is not null)
        {
        }

        await DeliverAsync(methods[Deliver], FileEntry("x"));
        call.Send(new Packet { Type = PacketReq, Id = 0 });

        var refused = await Assert.ThrowsAsync<RpcException>(() => serving);

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Null(await call.ReceiveAsync());
    }

    [Fact]
    public async Task Secrets_agents_and_uploads_are_not_sent_after_a_result()
    {
        _ = Attacked.Write("secret", "s");
        var options = Options() with
        {
            Session = new SessionOptions
            {
                Secrets = new SecretStore { ["s"] = SecretSource.FromFile(Attacked.PathOf("secret")) },
                SshAgents = { new SshAgent("default", Attacked.PathOf("agent")) },
                Uploads = { ["u"] = () => new MemoryStream([1]) },
            },
        };
        await using var session = await TestSession.StartAsync([.. ServicesOf(options)]);
        var secret = new GetSecretRequest { Id = "s" }.ToByteArray();
        Assert.Equal("s", GetSecretResponse.Parser.ParseFrom(await session.CallAsync("/moby.buildkit.secrets.v1.Secrets/GetSecret", secret)).Data.ToStringUtf8());

        using (var delivery = session.Open(Deliver))
        {
            await delivery.RequestStream.WriteAsync(new Packet { Type = PacketStat }.ToByteArray(), TestContext.Current.CancellationToken);
            Assert.True(await delivery.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        }

        foreach (var method in new[] { "/moby.buildkit.secrets.v1.Secrets/GetSecret", "/moby.sshforward.v1.SSH/CheckAgent", "/moby.sshforward.v1.SSH/ForwardAgent", "/moby.upload.v1.Upload/Pull" })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync(method, []));
            Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Outputs_and_caches_are_not_part_of_a_context()
    {
        _ = Attacked.Write("ctx/out/earlier", "result");
        _ = Attacked.Write("ctx/d/.cache/blobs/x", "blob");
        _ = Attacked.Write("ctx/imported/x", "blob");
        _ = Attacked.Write("ctx/outer/kept", AttackedFolder.Inside);
        var options = Options() with
        {
            CacheExports = [new CacheOption { Type = "local", Attributes = { ["dest"] = Attacked.PathOf("ctx/d/.cache") } }],
            CacheImports = [new CacheOption { Type = "local", Attributes = { ["src"] = Attacked.PathOf("ctx/imported") } }],
        };

        Assert.Equal(["a", "d", "d/e", "d/e/file", "d/file", "outer", "outer/kept", "z"], await ListAsync(options));
    }

    [Fact]
    [Trait("Needs", "root")]
    public async Task An_output_is_not_part_of_a_context_under_another_name()
    {
        _ = Attacked.Write("ctx/out/earlier", "result");
        Directory.CreateDirectory(Attacked.PathOf("ctx/mounted"));
        _ = await Tool.RunAsync("mount", "--bind", Out, Attacked.PathOf("ctx/mounted"));
        try
        {
            Assert.DoesNotContain(await ListAsync(Options()), path => path.Contains("mounted", StringComparison.Ordinal) || path.Contains("earlier", StringComparison.Ordinal));
        }
        finally
        {
            _ = await Tool.RunAsync("umount", Attacked.PathOf("ctx/mounted"));
        }
    }

    [Fact]
    public async Task An_output_that_is_the_context_omits_nothing()
    {
        var options = Options(Attacked.PathOf("ctx"));

        Assert.Equal(["a", "d", "d/e", "d/e/file", "d/file", "z"], await ListAsync(options));
    }

    private SolveOptions Options(string? output = null) => new()
    {
        Session = new SessionOptions { LocalSources = { ["context"] = Attacked.Context } },
        Exporters = { new SolveExporter { Type = "local", Target = ExportTarget.ToDirectory(output ?? Out) } },
    };

    private static List<ISessionService> ServicesOf(SolveOptions options)
    {
        var gate = new ReadGate();
        return [.. SessionServices.Create(options.Session, gate), .. FileServices.Create(options, gate)];
    }

    private static Dictionary<string, SessionMethod> MethodsOf(SolveOptions options) => ServicesOf(options).SelectMany(service => service.Methods).ToDictionary();

    /// <summary>Requests the context.</summary>
    private static (FakeCall Call, Task Serving) Begin(Dictionary<string, SessionMethod> methods)
    {
        var call = new FakeCall(("dir-name", "context"));
        return (call, call.ServeAsync(methods[Fetch]));
    }

    private static async Task<List<string>> ListAsync(SolveOptions options)
    {
        var (call, serving) = Begin(MethodsOf(options));
        var paths = new List<string>();
        while ((await call.ReceiveAsync())!.Stat is { } stat)
        {
            paths.Add(stat.Path);
        }

        call.Send(new Packet { Type = PacketFin });
        await serving;
        return paths;
    }

    private static async Task FetchAsync(Dictionary<string, SessionMethod> methods, StringBuilder received)
    {
        var (call, serving) = Begin(methods);
        while (await call.ReceiveAsync() is { } packet)
        {
            received.Append(packet.Stat?.Path).Append(packet.Data.ToStringUtf8());
        }

        await serving;
    }
}
