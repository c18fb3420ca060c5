namespace ImageGen.BuildKit.Connections;

/// <summary>Parses the text forms of a daemon's address.</summary>
internal static class BuildKitAddress
{
    private const string Variable = "BUILDKIT_HOST";
    private const string DefaultAddress = "unix:///run/buildkit/buildkitd.sock";

    public static BuildKitEndpoint FromEnvironment(Func<string, string?> environment) =>
        environment(Variable) is { Length: > 0 } text ? Parse(text, Variable) : Parse(DefaultAddress, "the default");

    public static BuildKitEndpoint Parse(string text, string source)
    {
        text = text.Trim();
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator < 0)
        {
            throw NotAnAddress(text, source, "it has no scheme");
        }

        var scheme = text[..separator].ToLowerInvariant();
        var rest = text[(separator + 3)..];
        return scheme switch
        {
            _ when rest.Length == 0 => throw NotAnAddress(text, source, "nothing follows the scheme"),
            "unix" when rest[0] != '/' => throw NotAnAddress(text, source, "the socket's path must begin with '/'"),
            "unix" => Endpoint(scheme, rest),
            // The CLIs write npipe:////./pipe/name; .NET expects npipe://./pipe/name.
            "npipe" => Endpoint(scheme, rest.TrimStart('/')),
            "tcp" when Endpoint(scheme, rest) is { Address: { Host.Length: > 0, Port: > 0, UserInfo: "", PathAndQuery: "/" or "", Fragment: "" } } endpoint => endpoint,
            "tcp" => throw NotAnAddress(text, source, "a tcp address consists of a host and a port only"),
            _ => throw NotAnAddress(text, source, $"the scheme '{scheme}' is not supported"),
        };

        BuildKitEndpoint Endpoint(string scheme, string rest) => Uri.TryCreate($"{scheme}://{rest}", UriKind.Absolute, out var address)
            ? new BuildKitEndpoint { Address = address }
            : throw NotAnAddress(text, source, "it is not a valid URL");
    }

    private static FormatException NotAnAddress(string text, string source, string why) => new(
        $"'{text}' (from {source}) is not a valid address of a BuildKit daemon: {why}. Use unix:///run/buildkit/buildkitd.sock, tcp://host:1234 or npipe://./pipe/buildkitd.");
}
