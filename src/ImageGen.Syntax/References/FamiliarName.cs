namespace ImageGen.References;

/// <summary>The short name that Docker shows, if it is unambiguous.</summary>
/// <remarks>
/// Upstream's <c>FamiliarName</c> always omits the default registry. A Docker Hub repository whose first segment looks like a host would then be read
/// as something else, and so would one that looks like an image id. Here those keep their canonical name.
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
