namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The order of a walk: a folder, then everything in it, then its next sibling. So the slash sorts before all other characters.</summary>
internal static class WalkOrder
{
    public static int Compare(string x, string y) => Utf8Order.Instance.Compare(x.Replace('/', '\0'), y.Replace('/', '\0'));
}
