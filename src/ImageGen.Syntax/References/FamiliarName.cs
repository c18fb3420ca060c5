namespace ImageGen.References;

/// <summary>The short name that Docker shows, where it is safe to show it.</summary>
/// <remarks>
/// Upstream's <c>FamiliarName</c> leaves the default registry out always. A repository on Docker Hub whose first segment looks like a host,
/// and one that looks like an image id, would then be read as something else; those keep their canonical name here.
/// </remarks>
internal static class FamiliarName
{
    public static string Create(string registry, string repository)
    {
        if (registry.Length == 0)
        {
            return repository;
        }

        if (!string.Equals(registry, ReferenceScanner.DefaultRegistry, StringComparison.Ordinal))
        {
            return registry + "/" + repository;
        }

        int slash = repository.IndexOf('/');
        if (repository.StartsWith(ReferenceScanner.OfficialNamespace, StringComparison.Ordinal) && repository.IndexOf('/', slash + 1) < 0)
        {
            ReadOnlySpan<char> name = repository.AsSpan(slash + 1);
            return ReferenceScanner.IsImageId(name) ? registry + "/" + repository : name.ToString();
        }

        return ReferenceScanner.LooksLikeRegistry(repository.AsSpan(0, slash)) ? registry + "/" + repository : repository;
    }
}
