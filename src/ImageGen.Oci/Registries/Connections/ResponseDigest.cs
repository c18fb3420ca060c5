namespace ImageGen.Oci.Registries.Connections;

/// <summary>The digest that a registry reports in a header.</summary>
internal static class ResponseDigest
{
    /// <summary>Returns the digest; <see langword="null"/> if it is missing or not valid.</summary>
    public static ImageDigest? Find(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Docker-Content-Digest", out var values) && ImageDigest.TryParse(values.First(), out var digest) ? digest : null;
}
