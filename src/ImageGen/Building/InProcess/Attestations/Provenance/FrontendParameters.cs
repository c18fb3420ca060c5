using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;

namespace ImageGen.Building.InProcess.Attestations.Provenance;

/// <summary>The options of a build as parameters of BuildKit's Dockerfile frontend, which is how provenance states them.</summary>
internal sealed class FrontendParameters
{
    private const string FileNameAttribute = "filename";

    /// <summary>
    /// Attributes that have no effect on the image: those of moby/buildkit v0.32, <c>solver/llbsolver/provenance/predicate.go</c>, <c>FilterArgs</c>, and
    /// <c>no-cache</c>, because a build without the cache must give the same bytes.
    /// </summary>
    private static readonly ImmutableHashSet<string> WithoutEffect = ["cgroup-parent", "image-resolve-mode", "platform", "cache-imports", "no-cache"];

    private static readonly BuildKitDaemon Current = new()
    {
        Name = nameof(ImageBuilder.InProcess),
        Version = new Version(0, 32),
        Store = BuildKitStore.Standalone,
        HostGateway = BuildKitDaemon.HostGatewayName,
    };

    private readonly SortedList<string, string> _arguments = new(StringComparer.Ordinal);

    /// <param name="request">The build.</param>
    /// <param name="isComplete">Whether build arguments and labels are included.</param>
    public FrontendParameters(BuildRequest request, bool isComplete)
    {
        // The proxies of this machine have no effect on the image, and can contain passwords.
        var withoutProxies = request with { ProxyArguments = ImmutableDictionary<string, string>.Empty };
        DockerfileName = request.Context.DockerfileName;
        foreach (var (name, value) in FrontendAttributes.Create(withoutProxies, Current, request.Dockerfile, static _ => null))
        {
            if (name == FileNameAttribute)
            {
                DockerfileName = value;
            }
            else if (!isComplete && IsValue(name))
            {
                OmitsValues = true;
            }
            else if (!WithoutEffect.Contains(name) && !name.StartsWith("attest:", StringComparison.Ordinal))
            {
                _arguments.Add(name, value);
            }
        }
    }

    /// <summary>The name of the Dockerfile.</summary>
    public string DockerfileName { get; }

    /// <summary>Whether the build has values that are not included.</summary>
    public bool OmitsValues { get; }

    /// <summary>Creates the JSON of the request.</summary>
    /// <param name="locals">The names of the sources on this machine.</param>
    public JsonObject ToJson(IEnumerable<string> locals)
    {
        var json = new JsonObject { ["frontend"] = "dockerfile.v0" };
        if (_arguments.Count > 0)
        {
            json["args"] = new JsonObject(_arguments.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value)));
        }

        json["locals"] = new JsonArray([.. locals.Select(name => new JsonObject { ["name"] = name })]);
        return json;
    }

    private static bool IsValue(string name) => name.StartsWith("build-arg:", StringComparison.Ordinal) || name.StartsWith("label:", StringComparison.Ordinal);
}
