using Grpc.Core;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Solving;

/// <summary>The headers by which a session introduces itself to a daemon.</summary>
internal sealed record SessionHeaders(string Id, string? Name, string? SharedKey, IReadOnlyList<string> Methods)
{
    private const string Prefix = "X-Docker-Expose-Session-";

    /// <summary>The methods that a daemon calls only if they are announced; it calls all others without that.</summary>
    private static readonly string[] Announced = ["/moby.filesync.v1.FileSync/DiffCopy", "/moby.filesync.v1.FileSend/DiffCopy"];

    public static SessionHeaders Create(SessionOptions options, IEnumerable<ISessionService> services)
    {
        List<string> methods = [.. services.SelectMany(service => service.Methods.Keys)];
        methods.Sort(StringComparer.Ordinal);
        return new(Guid.NewGuid().ToString("N"), options.Name, options.SharedKey, methods);
    }

    /// <summary>The headers of an HTTP request; each is sent as a separate line.</summary>
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

    /// <summary>The metadata of a gRPC call.</summary>
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
