using Microsoft.AspNetCore.Http;

namespace ImageGen.BuildKit.StandIn.Sessions;

/// <summary>What a client says of its session when it opens it, each line as it came.</summary>
public sealed class SessionHeaders
{
    private const string Prefix = "X-Docker-Expose-Session-";
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.OrdinalIgnoreCase);

    public SessionHeaders(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
        {
            _lines[name] = [.. values.Select(value => value ?? "")];
        }
    }

    public string Id => First(Prefix + "Uuid");

    public string Name => First(Prefix + "Name");

    public string SharedKey => First(Prefix + "Sharedkey");

    /// <summary>The methods that the client serves, one for each header line: session/manager.go makes its list of them so.</summary>
    public IReadOnlyList<string> Methods => Lines(Prefix + "Grpc-Method");

    /// <summary>Every line of a header.</summary>
    public IReadOnlyList<string> Lines(string name) => _lines.GetValueOrDefault(name) ?? [];

    /// <summary>session/manager.go: letters of either case are the same.</summary>
    public bool Supports(string method) => Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    private string First(string name) => Lines(name) is [var first, ..] ? first : "";
}
