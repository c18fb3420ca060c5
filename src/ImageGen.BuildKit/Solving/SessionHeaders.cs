using Grpc.Core;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Solving;

/// <summary>How a session presents itself to a daemon.</summary>
internal sealed record SessionHeaders(string Id, string? Name, string? SharedKey, IReadOnlyList<string> Methods)
{
    private const string Prefix = "X-Docker-Expose-Session-";

    /// <summary>The methods that a daemon looks for before it calls them; all others it simply calls.</summary>
    private static readonly string[] Announced = ["/moby.filesync.v1.FileSync/DiffCopy", "/moby.filesync.v1.FileSend/DiffCopy"];

    public static SessionHeaders Of(SessionOptions options, IEnumerable<ISessionService> services)
    {
        List<string> methods = [.. services.SelectMany(service => service.Methods.Keys)];
        methods.Sort(StringComparer.Ordinal);
        return new(Guid.NewGuid().ToString("N"), options.Name, options.SharedKey, methods);
    }

    /// <summary>As headers of a request, one line each.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToHttp()
    {
        yield return new(Prefix + "Uuid", Id);
        yield return new(Prefix + "Name", Name ?? "");
        yield return new(Prefix + "Sharedkey", SharedKey ?? "");
        foreach (var method in Methods)
        {
            yield return new(Prefix + "Grpc-Method", method);
        }
    }

    /// <summary>As metadata of a call.</summary>
    public Metadata ToMetadata()
    {
        var metadata = new Metadata
        {
            { Prefix + "Uuid", Id },
            { Prefix + "Name", Name ?? "" },
            { Prefix + "Sharedkey", SharedKey ?? "" },
        };
        foreach (var method in Announced.Intersect(Methods, StringComparer.Ordinal))
        {
            metadata.Add(Prefix + "Grpc-Method", method);
        }

        return metadata;
    }
}
