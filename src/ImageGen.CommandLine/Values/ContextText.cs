namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--build-context</c> in the docker CLI's form: <c>NAME=FOLDER</c>, or a source with a scheme. A relative path starts at the current folder.</summary>
/// <param name="Name">The name.</param>
/// <param name="Context">The context.</param>
internal sealed record ContextText(string Name, NamedContext Context)
{
    private const string ImageScheme = "docker-image://";
    private const string LayoutScheme = "oci-layout://";
    private const string Forms = $"Write NAME=FOLDER, NAME={ImageScheme}IMAGE, NAME={LayoutScheme}FOLDER:TAG, or NAME= and the URL of a Git repository or an archive";

    // The schemes of Git in BuildKit (util/gitutil), and of archives.
    private static readonly string[] UrlSchemes = ["https://", "http://", "git://", "ssh://", "git@"];

    public static ContextText Read(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == text.Length - 1)
        {
            throw new ImageGenException($"'{text}' is not a named context. {Forms}.");
        }

        var name = text[..equals];
        // No builder finds a context with another name (frontend/dockerui of BuildKit parses it as an image).
        return ImageReference.TryParse(name, out _)
            ? new ContextText(name, ReadSource(text[(equals + 1)..]))
            : throw new ImageGenException($"'{name}' is not a valid name of a context. Use a name that is valid for an image, in lower case.");
    }

    private static NamedContext ReadSource(string source)
    {
        if (source.StartsWith(ImageScheme, StringComparison.Ordinal))
        {
            return NamedContext.FromImage(ImageReference.Parse(source[ImageScheme.Length..]));
        }

        if (source.StartsWith(LayoutScheme, StringComparison.Ordinal))
        {
            return ReadLayout(source[LayoutScheme.Length..]);
        }

        if (Array.Exists(UrlSchemes, scheme => source.StartsWith(scheme, StringComparison.Ordinal)))
        {
            return NamedContext.FromUrl(source);
        }

        return Directory.Exists(source) ? NamedContext.FromDirectory(Path.GetFullPath(source)) : throw new ImageGenException($"There is no folder '{source}'. {Forms}.");
    }

    private static NamedContext ReadLayout(string layout)
    {
        // The colon of a drive in Windows is before a separator.
        var colon = layout.LastIndexOf(':');
        var (folder, tag) = colon > layout.LastIndexOfAny(['/', '\\']) ? (layout[..colon], layout[(colon + 1)..]) : (layout, null);
        if (folder.Length == 0 || tag?.Length == 0)
        {
            throw new ImageGenException($"'{LayoutScheme}{layout}' is not a valid OCI layout. {Forms}.");
        }

        return folder.Contains('@', StringComparison.Ordinal) && tag is not null
            ? throw new ImageGenException($"'{LayoutScheme}{layout}' names an image by its digest, which is not supported. Use its tag: {LayoutScheme}FOLDER:TAG.")
            : NamedContext.FromOciLayout(Path.GetFullPath(folder), tag);
    }
}
