using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Options;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>A build's options as the attributes of BuildKit's Dockerfile frontend.</summary>
internal static class FrontendAttributes
{
    public static SortedList<string, string> Of(BuildRequest request, BuildKitDaemon daemon, Dockerfile? dockerfile, Func<string, string?> environment)
    {
        var build = new FrontendBuild(request, daemon, dockerfile, environment);
        var attributes = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var option in BuildOptionTable.All)
        {
            option.Attribute?.AddTo(attributes, option, build);
        }

        if (request.IsPart)
        {
            // An index even for a single platform: it says which, as only the daemon knows in full.
            attributes["multi-platform"] = "true";
        }

        return attributes;
    }
}
