using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Creates the options of BuildKit's solve for a build.</summary>
internal static class BuildSolve
{
    public static SolveOptions Create(BuildRequest request, BuildKitDaemon daemon, Dockerfile? dockerfile, BuildSession session, BuildExports exports)
    {
        var attributes = FrontendAttributes.Create(request, daemon, dockerfile, Environment.GetEnvironmentVariable);
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
            Entitlements = Entitlements(request.Options),
            SourcePolicy = request.Options.SourcePolicy,
            Session = session.Options,
        };
    }

    private static List<string> Entitlements(ImageBuildOptions options)
    {
        List<string> entitlements = options.Network == "host" ? ["network.host"] : [];
        for (var i = 0; i < options.Entitlements.Count; i++)
        {
            var name = options.Entitlements[i] is BuildEntitlement.NetworkHost ? "network.host" : "security.insecure";
            if (!entitlements.Contains(name))
            {
                entitlements.Add(name);
            }
        }

        return entitlements;
    }
}
