namespace ImageGen.CodeFixes;

/// <summary>Edits the name of an image as it is written, without normalizing it.</summary>
internal static class ImageNameText
{
    /// <summary>Returns the name without its tag.</summary>
    public static string WithoutTag(string name) =>
        ImageReference.TryParse(name, out var reference) && reference is { Tag: { } tag, Digest: null }
            ? name.Substring(0, name.Length - tag.ToString().Length - 1)
            : name;
}
