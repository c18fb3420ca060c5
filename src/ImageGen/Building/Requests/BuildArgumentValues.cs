namespace ImageGen.Building.Requests;

/// <summary>The build arguments that a builder is given.</summary>
internal static class BuildArgumentValues
{
    /// <summary>Those of the call, and the configured proxies where the call does not set them.</summary>
    public static SortedList<string, string?> Of(BuildRequest request)
    {
        var arguments = new SortedList<string, string?>(StringComparer.Ordinal);
        if (request.Options.UseConfigProxy ?? true)
        {
            foreach (var (name, value) in request.ProxyArguments)
            {
                arguments[name] = value;
            }
        }

        foreach (var (name, value) in request.Options.Args)
        {
            arguments[name] = value;
        }

        return arguments;
    }
}
