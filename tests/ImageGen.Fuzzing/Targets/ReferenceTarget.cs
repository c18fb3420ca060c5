using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets;

/// <summary>Names of images, which are printed in more than one form and corrected where they are wrong.</summary>
internal static class ReferenceTarget
{
    public static void Check(string text)
    {
        RoundTrip.Check<ImageReference>(text);
        if (ImageReference.TryParse(text, out var reference, out var error))
        {
            ThrowUnless(ImageReference.Parse(reference.ToCanonicalString()).CanonicalName == reference.CanonicalName, text);
            ThrowUnless(ImageReference.Parse(reference.Name) == reference.WithoutTag().WithoutDigest(), text);
        }
        else
        {
            ThrowUnless(error.Suggestion is null || ImageReference.TryParse(error.Suggestion, out _), text);
        }
    }
}
