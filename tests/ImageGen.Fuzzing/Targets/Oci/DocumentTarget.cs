using ImageGen.Oci;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.Oci;

/// <summary>Manifests, indexes and configurations: no bytes throw another exception than the declared one, and what is written has the same values.</summary>
internal static class DocumentTarget
{
    public static void Check(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        if (TryParse(() => ImageManifest.Parse(bytes)) is { } manifest)
        {
            var changed = manifest with { ArtifactType = "a/b" };
            ThrowUnless(manifest.ToBytes().Span.SequenceEqual(bytes), shown);
            ThrowUnless(changed == ImageManifest.Parse(changed.ToBytes()), shown);
        }

        if (TryParse(() => ImageIndex.Parse(bytes)) is { } index)
        {
            var changed = index with { ArtifactType = "a/b" };
            ThrowUnless(index.ToBytes().Span.SequenceEqual(bytes), shown);
            ThrowUnless(changed == ImageIndex.Parse(changed.ToBytes()), shown);
            ThrowUnless(index.Find("linux/arm64") is not { } found || index.Manifests.Contains(found), shown);
        }

        if (TryParse(() => ImageConfiguration.Parse(bytes)) is { } configuration)
        {
            var changed = configuration with { Author = "a" };
            ThrowUnless(configuration.ToBytes().Span.SequenceEqual(bytes), shown);
            ThrowUnless(changed == ImageConfiguration.Parse(changed.ToBytes()), shown);
        }
    }

    private static T? TryParse<T>(Func<T> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (InvalidImageException)
        {
            return null;
        }
    }
}
