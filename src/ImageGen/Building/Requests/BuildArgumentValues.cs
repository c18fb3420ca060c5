namespace ImageGen.Building.Requests;

/// <summary>The build arguments that a builder receives.</summary>
internal static class BuildArgumentValues
{
    /// <summary>Gets the arguments of the options, and the configured proxies that the options do not set.</summary>
    public static SortedList<string, string?> FromRequest(BuildRequest request)
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
