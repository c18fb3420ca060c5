namespace ImageGen;

/// <summary>The namespace that goes before the name of an image that has none: <c>shop-api</c> → <c>ghcr.io/acme/shop-api</c>.</summary>
/// <remarks>One rule for the compiler's side and the run-time's, so that both read the same name the same way.</remarks>
internal static class DefaultNamespace
{
    /// <summary>The name with the default namespace before it, unless it has a registry or a namespace of its own.</summary>
    /// <param name="name">The name as written, possibly with a tag or a digest.</param>
    /// <param name="defaultNamespace">The setting as written; stray slashes and spaces around it are nobody's intention.</param>
    public static string ApplyTo(string name, string? defaultNamespace)
    {
        var normalized = Normalize(defaultNamespace);
        return normalized.Length == 0 || !AppliesTo(name) ? name : normalized + "/" + name;
    }

    /// <summary>Whether the name takes a default namespace: it is a single path segment, without a registry.</summary>
    /// <remarks>Judged by the text: <c>docker.io/ubuntu</c> names its place, even though Docker shortens it to <c>ubuntu</c>.</remarks>
    public static bool AppliesTo(string name) => name.Length > 0 && name.IndexOf('/') < 0;

    /// <summary>The setting without the slashes and spaces around it, and without doubled slashes; empty where there is none.</summary>
    public static string Normalize(string? defaultNamespace) =>
        string.Join("/", (defaultNamespace ?? "").Trim().Split(['/'], StringSplitOptions.RemoveEmptyEntries));
}
