using System.Net;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>Where the daemon's calls arrive: no address, but the streams that are handed over.</summary>
internal sealed class StreamEndPoint : EndPoint
{
    public override string ToString() => "session";
}
