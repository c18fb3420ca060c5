using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types.PacketType;

namespace ImageGen.BuildKit.Tests.FileSync;

/// <summary>Fetches a source as a daemon does: it requests each file as soon as it is listed, and confirms when it has all.</summary>
internal sealed class FakeDaemon
{
    private readonly List<Stat> _stats = [];
    private readonly Dictionary<uint, MemoryStream> _open = [];
    private bool _isListed;

    public IReadOnlyList<Stat> Stats => _stats;

    public IEnumerable<string> Paths => _stats.Select(stat => stat.Path);

    public Dictionary<string, byte[]> Contents { get; } = [];

    /// <summary>The received contents, including incomplete ones.</summary>
    public IEnumerable<byte[]> Received => Contents.Values.Concat(_open.Values.Select(content => content.ToArray()));

    /// <summary>A change of the client's disk after a chunk of a content has arrived.</summary>
    public Action? OnData { get; init; }

    /// <summary>The error with which the client aborted.</summary>
    public string? Error { get; private set; }

    public Stat this[string path] => _stats.Single(stat => stat.Path == path);

    public string Text(string path) => System.Text.Encoding.UTF8.GetString(Contents[path]);

    /// <summary>Fetches a complete source, which must succeed.</summary>
    public static async Task<FakeDaemon> FetchAsync(LocalSource source, params (string Key, string Value)[] metadata)
    {
        var daemon = new FakeDaemon();
        await daemon.RunAsync(source, metadata: metadata);
        return daemon;
    }

    /// <param name="source">The source.</param>
    /// <param name="beforeAsking">A change of the client's disk after its files were listed, and before the first request.</param>
    /// <param name="metadata">The request, without the source's name.</param>
    public async Task RunAsync(LocalSource source, Action? beforeAsking = null, params (string Key, string Value)[] metadata)
    {
        var call = new FakeCall([("dir-name", "context"), .. metadata]);
        var service = new FileSyncService(new Dictionary<string, LocalSource> { ["context"] = source }, new(), []);
        var serving = call.ServeAsync(service.Methods["/moby.filesync.v1.FileSync/DiffCopy"]);
        var wanted = new Queue<uint>();
        while (await call.ReceiveAsync() is { } packet)
        {
            Take(call, packet, wanted);
            if (_isListed && beforeAsking is not null)
            {
                beforeAsking();
                beforeAsking = null;
            }

            while (beforeAsking is null && wanted.TryDequeue(out var id))
            {
                call.Send(new Packet { Type = PacketReq, Id = id });
            }

            if (_isListed && _open.Count == 0 && packet.Type is PacketStat or PacketData)
            {
                call.Send(new Packet { Type = PacketFin });
            }
        }

        await serving;
    }

    private void Take(FakeCall call, Packet packet, Queue<uint> wanted)
    {
        switch (packet.Type)
        {
            case PacketStat when packet.Stat is null:
                _isListed = true;
                break;
            case PacketStat:
                Assert.False(_isListed);
                if ((packet.Stat.Mode & 0x8F28_0000) == 0 && packet.Stat.Linkname.Length == 0)
                {
                    wanted.Enqueue((uint)_stats.Count);
                    _open.Add((uint)_stats.Count, new MemoryStream());
                }

                _stats.Add(packet.Stat);
                break;
            case PacketData when packet.Data.Length > 0:
                packet.Data.WriteTo(_open[packet.Id]);
                OnData?.Invoke();
                break;
            case PacketData:
                Assert.True(_open.Remove(packet.Id, out var content));
                Contents.Add(_stats[(int)packet.Id].Path, content.ToArray());
                break;
            case PacketErr:
                Error = packet.Data.ToStringUtf8();
                call.EndSending();
                break;
        }
    }
}
