using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>A build as BuildKit is asked for it.</summary>
internal static class BuildSolve
{
    public static SolveOptions Of(BuildRequest request, BuildKitDaemon daemon, Dockerfile? dockerfile, BuildSession session, BuildExports exports)
    {
        var attributes = FrontendAttributes.Of(request, daemon, dockerfile);
        foreach (var (name, value) in session.FrontendAttributes)
        {
            attributes[name] = value;
        }

        return new SolveOptions
        {
            FrontendAttributes = attributes,
            Exporters = exports.Exporters,
            CacheImports = CacheOptions.Imports(request.Options, request.ProjectDirectory, Environment.GetEnvironmentVariable),
            CacheExports = CacheOptions.Exports(request.Options, request.ProjectDirectory, Environment.GetEnvironmentVariable),
            Entitlements = [.. Entitlements(request.Options).Distinct(StringComparer.Ordinal)],
            SourcePolicy = request.Options.SourcePolicy,
            Session = session.Options,
        };
    }

    private static IEnumerable<string> Entitlements(ImageBuildOptions options) =>
    [
        .. options.Network == "host" ? ["network.host"] : Array.Empty<string>(),
        .. options.Entitlements.Select(each => each is BuildEntitlement.NetworkHost ? "network.host" : "security.insecure"),
    ];
}
