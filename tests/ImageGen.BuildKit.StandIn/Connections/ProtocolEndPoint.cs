using System.Net;

namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>One of the doors inside: Kestrel serves one protocol behind each.</summary>
internal sealed class ProtocolEndPoint(string name) : EndPoint
{
    public static ProtocolEndPoint Http1 { get; } = new("http/1.1");

    public static ProtocolEndPoint Http2 { get; } = new("h2");

    public override string ToString() => name;
}
