using ImageGen.Building.InProcess.Images;

namespace ImageGen.Building.InProcess.Attestations.Provenance;

/// <summary>What a build for one platform reads from elsewhere. The order does not depend on the order of reading.</summary>
internal sealed class BuildMaterials
{
    private readonly SortedList<string, ImageDigest> _images = new(StringComparer.Ordinal);
    private readonly SortedList<string, ImageDigest> _downloads = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _locals = new(StringComparer.Ordinal) { "dockerfile" };

    /// <summary>The package URLs of images and the addresses of downloads, with their digests.</summary>
    public IEnumerable<KeyValuePair<string, ImageDigest>> Resolved => _images.Concat(_downloads);

    /// <summary>The names of the sources on this machine, which have no digest.</summary>
    public IEnumerable<string> Locals => _locals;

    /// <summary>Adds an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="name">Its name in the Dockerfile.</param>
    /// <param name="platform">The requested platform.</param>
    public void AddImage(BaseImage image, string name, Platform platform) =>
        _images[image.Repository is { } repository ? PackageUrl.FromImage(repository, image.Digest, platform) : PackageUrl.FromLayout(name, image.Digest, platform)] = image.Digest;

    /// <summary>Adds a download. Credentials in the address are omitted.</summary>
    public void AddDownload(string url, ImageDigest digest)
    {
        var address = new UriBuilder(url);
        var hasCredentials = address.UserName.Length > 0 || address.Password.Length > 0;
        (address.UserName, address.Password) = ("", "");
        _downloads[hasCredentials ? address.Uri.AbsoluteUri : url] = digest;
    }

    /// <summary>Adds a folder on this machine, with the name of its context.</summary>
    public void AddLocal(string name) => _locals.Add(name);
}
