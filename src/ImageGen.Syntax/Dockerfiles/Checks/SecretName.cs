namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// Decides whether a variable probably contains a secret: one of the words between underscores in its name is typical, and none of them is harmless.
/// </summary>
internal static class SecretName
{
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token",
    };

    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "public", "file", "version" };

    public static bool Matches(string name)
    {
        var words = name.Split('_');
        return words.Any(Secrets.Contains) && !words.Any(Harmless.Contains);
    }
}
