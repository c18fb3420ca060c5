namespace ImageGen.Building.Requests;

/// <summary>The build arguments that a builder is given.</summary>
internal static class BuildArgumentValues
{
    /// <summary>Those of the call, and the configured proxies where the call does not set them.</summary>
    public static List<KeyValuePair<string, string?>> Of(BuildRequest request)
    {
        List<KeyValuePair<string, string?>> arguments = [.. request.Options.Args];
        if (request.Options.UseConfigProxy ?? true)
        {
            arguments.AddRange(request.ProxyArguments
                .Where(proxy => !request.Options.Args.Contains(proxy.Key))
                .Select(proxy => KeyValuePair.Create(proxy.Key, (string?)proxy.Value)));
        }

        return arguments;
    }
}
