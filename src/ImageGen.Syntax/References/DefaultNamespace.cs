namespace ImageGen;

/// <summary>The namespace that is added to an image name without one: <c>shop-api</c> → <c>ghcr.io/acme/shop-api</c>.</summary>
/// <remarks>The generator and the runtime share this rule, so that both read a name in the same way.</remarks>
public static class DefaultNamespace
{
    /// <summary>Adds the default namespace to a name, unless the name already has a registry or a namespace.</summary>
    /// <param name="name">The name as written, possibly with a tag or a digest.</param>
    /// <param name="defaultNamespace">The setting as written. Slashes and spaces around it are ignored.</param>
    public static string ApplyTo(string name, string? defaultNamespace)
    {
        var normalized = Normalize(defaultNamespace);
        return normalized.Length == 0 || !AppliesTo(name) ? name : normalized + "/" + name;
    }

    /// <summary>Whether a name gets the default namespace: it is a single path segment without a registry.</summary>
    /// <remarks>Only the text counts: <c>docker.io/ubuntu</c> has a registry, although Docker shortens it to <c>ubuntu</c>.</remarks>
    public static bool AppliesTo(string name) => name.Length > 0 && name.IndexOf('/') < 0;

    /// <summary>Removes slashes and spaces around the setting, and repeated slashes. Returns an empty text if nothing remains.</summary>
    public static string Normalize(string? defaultNamespace) =>
        string.Join("/", (defaultNamespace ?? "").Trim().Split(['/'], StringSplitOptions.RemoveEmptyEntries));
}
