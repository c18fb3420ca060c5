namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>A header of an HTTP/1.1 response.</summary>
internal sealed record ResponseHeader(string Name, string Value);
