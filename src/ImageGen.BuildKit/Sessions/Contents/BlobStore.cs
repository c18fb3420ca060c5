namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>A folder in the OCI image layout, as a store of blobs: <c>blobs/sha256/…</c>.</summary>
internal sealed class BlobStore(string folder)
{
    private const string Algorithm = "sha256:";

    /// <summary>Where a blob is, or would be.</summary>
    /// <exception cref="FormatException">The text is no digest of the algorithm that is used here.</exception>
    public string PathOf(string digest) =>
        ImageDigest.TryParse(digest, out _) && digest.StartsWith(Algorithm, StringComparison.Ordinal)
            ? Path.Join(folder, "blobs", "sha256", digest[Algorithm.Length..])
            : throw new FormatException($"'{digest}' is no sha256 digest.");

    /// <summary>Begins a blob. Until it is committed, it is in a file that no other blob has.</summary>
    public BlobWriter Write()
    {
        var partial = Path.Join(folder, "ingest");
        Directory.CreateDirectory(partial);
        return new BlobWriter(this, Path.Join(partial, Guid.NewGuid().ToString("n")));
    }
}
