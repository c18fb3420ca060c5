namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--tag</c>: a tag, or the full name of an image, which has a <c>/</c> or a <c>:</c>.</summary>
/// <param name="Tag">The tag; <see langword="null"/> for a name.</param>
/// <param name="Name">The name; <see langword="null"/> for a tag.</param>
internal sealed record TagOrName(ImageTag? Tag, ImageReference? Name)
{
    public static TagOrName Read(string text)
    {
        if (text.AsSpan().IndexOfAny('/', ':') < 0)
        {
            return new TagOrName(ImageTag.Parse(text), null);
        }

        var name = ImageReference.Parse(text);
        return name.Digest is null ? new TagOrName(null, name) : throw new ImageGenException($"'{text}' contains a digest, which is unknown before the build. Remove '@{name.Digest}'.");
    }
}
