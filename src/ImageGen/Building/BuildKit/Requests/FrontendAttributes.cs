using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Options;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Creates the attributes of BuildKit's Dockerfile frontend from a build's options.</summary>
internal static class FrontendAttributes
{
    public static SortedList<string, string> Create(BuildRequest request, BuildKitDaemon daemon, Dockerfile? dockerfile, Func<string, string?> environment)
    {
        var build = new FrontendBuild(request, daemon, dockerfile, environment);
        var attributes = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var option in BuildOptionTable.All)
        {
            option.Attribute?.AddTo(attributes, option, build);
        }

        if (request.IsPart)
        {
            // An index even for one platform, because it contains the full platform, which this process cannot determine.
            attributes["multi-platform"] = "true";
        }

        return attributes;
    }
}
