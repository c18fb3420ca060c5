using System.Net.Sockets;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using ImageGen.BuildKit.Tests.FileSync.Receiving;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>Tests of an attack. After each of them, nothing outside the context and the output may be changed.</summary>
public abstract class AttackTests : IDisposable
{
    /// <summary>The mode of a file that everybody may read.</summary>
    private protected const uint Read = 0x124;

    private readonly List<Socket> _sockets = [];

    private protected AttackedFolder Attacked { get; } = new();

    /// <summary>The output of the build, in the context.</summary>
    private protected string Out => Attacked.PathOf("ctx/out");

    /// <summary>Whether the test itself moves files from outside.</summary>
    private protected virtual bool MovesOutside => false;

    public void Dispose()
    {
        _sockets.ForEach(socket => socket.Dispose());
        if (!MovesOutside)
        {
            Attacked.RequireNothingOutside();
        }

        Attacked.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates a socket file with a listener until the end of the test.</summary>
    private protected void Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _sockets.Add(socket);
        socket.Bind(new UnixDomainSocketEndPoint(Attacked.PathOf(path)));
        socket.Listen();
    }

    private protected static (Stat Stat, string? Content) FileEntry(string path, uint mode = Read, string content = "new") =>
        (new Stat { Path = path, Mode = mode, Size = content.Length }, content);

    private protected (Stat Stat, string? Content) LinkEntry(string path, string target) =>
        (new Stat { Path = path, Mode = SendingDaemon.Link | 0x1FF, Linkname = Attacked.PathOf(target) }, null);

    private protected static Task DeliverAsync(SessionMethod service, params (Stat Stat, string? Content)[] entries) => SendingDaemon.SendAsync(new FakeCall(), service, entries);
}
