namespace ImageGen.CodeFixes;

/// <summary>A name as it is written, without bringing it into another form.</summary>
internal static class ImageNameText
{
    /// <summary>The name without its tag.</summary>
    public static string WithoutTag(string name) =>
        ImageReference.TryParse(name, out var reference) && reference is { Tag: { } tag, Digest: null }
            ? name.Substring(0, name.Length - tag.ToString().Length - 1)
            : name;
}
