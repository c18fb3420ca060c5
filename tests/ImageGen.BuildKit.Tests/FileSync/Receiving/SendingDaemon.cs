using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types.PacketType;

namespace ImageGen.BuildKit.Tests.FileSync.Receiving;

/// <summary>A daemon that sends a result: entries, and contents when they are requested.</summary>
internal sealed class SendingDaemon(string folder, bool keepPrivileges = false)
{
    public const uint Directory = 0x8000_0000;
    public const uint Link = 0x0800_0000;

    private readonly FakeCall _call = new();

    /// <summary>Sends everything, which must be accepted.</summary>
    public Task SendAsync(params (Stat Stat, string? Content)[] entries) => SendAsync(_call, Service(), entries);

    /// <summary>Sends everything in a call to a service.</summary>
    public static async Task SendAsync(FakeCall call, SessionMethod service, (Stat Stat, string? Content)[] entries)
    {
        var serving = Begin(call, service, entries);
        while (await call.ReceiveAsync() is { } packet)
        {
            if (packet.Type == PacketReq)
            {
                var content = entries[packet.Id].Content!;
                // In two pieces.
                SendData(call, packet.Id, content[..(content.Length / 2)]);
                SendData(call, packet.Id, content[(content.Length / 2)..]);
                call.Send(new Packet { Type = PacketData, Id = packet.Id });
            }
            else
            {
                Assert.Equal(PacketFin, packet.Type);
                call.Send(new Packet { Type = PacketFin });
            }
        }

        await serving;
    }

    /// <summary>Sends entries and then the packets, which must be refused.</summary>
    public async Task<RpcException> FailAsync((Stat Stat, string? Content)[] entries, params Packet[] packets)
    {
        var serving = Begin(_call, Service(), entries);
        foreach (var packet in packets)
        {
            _call.Send(packet);
        }

        _call.EndSending();
        return await Assert.ThrowsAsync<RpcException>(() => serving);
    }

    private static void SendData(FakeCall call, uint id, string text)
    {
        if (text.Length > 0)
        {
            call.Send(new Packet { Type = PacketData, Id = id, Data = ByteString.CopyFromUtf8(text) });
        }
    }

    private static Task Begin(FakeCall call, SessionMethod service, (Stat Stat, string? Content)[] entries)
    {
        foreach (var (stat, _) in entries)
        {
            call.Send(new Packet { Type = PacketStat, Stat = stat });
        }

        call.Send(new Packet { Type = PacketStat });
        return call.ServeAsync(service);
    }

    private SessionMethod Service() => new FileSendService(new Dictionary<int, ExportTarget> { [0] = ExportTarget.ToDirectory(folder, keepPrivileges) }, new(), 1).Methods.Values.Single();
}
