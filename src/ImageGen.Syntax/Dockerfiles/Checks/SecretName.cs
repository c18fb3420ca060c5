namespace ImageGen.Dockerfiles.Checks;

/// <summary>Whether a variable's name sounds like a secret: one of the words between its underscores does, and none says otherwise.</summary>
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
