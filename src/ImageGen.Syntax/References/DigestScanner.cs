using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>
/// Scans an algorithm, a colon, and as many lower-case hexadecimal digits as the algorithm produces. An unregistered algorithm is refused whatever
/// its form, as upstream does.
/// </summary>
internal static class DigestScanner
{
    /// <summary>Returns the number of hexadecimal digits of an algorithm; 0 if go-digest v1.0.0 does not register the algorithm.</summary>
    public static int EncodedLength(ReadOnlySpan<char> algorithm) => algorithm switch
    {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => 0,
    };

    /// <param name="digest">The digest alone.</param>
    /// <param name="offset">The position of the digest in the text that the error refers to.</param>
    /// <param name="error">The reason why the digest is not valid.</param>
    public static bool TryScan(ReadOnlySpan<char> digest, int offset, out ScanError error)
    {
        error = default;
        int colon = digest.IndexOf(':');
        int length = colon < 0 ? 0 : EncodedLength(digest.Slice(0, colon));
        if (length > 0 && digest.Length == colon + 1 + length && CountLowerHexadecimal(digest.Slice(colon + 1)) == length)
        {
            return true;
        }

        error = Explain(digest, offset, colon, length);
        return false;
    }

    private static ScanError Explain(ReadOnlySpan<char> digest, int offset, int colon, int length)
    {
        int at = digest.IndexOf('@');
        if (at >= 0)
        {
            return Error(SecondDigest, offset + at, digest.Length - at);
        }

        if (digest.IsEmpty)
        {
            return Error(EmptyDigest, Math.Max(offset - 1, 0), Math.Min(offset, 1));
        }

        if (colon < 0)
        {
            return Error(InvalidDigest, offset, digest.Length);
        }

        if (length == 0)
        {
            return Error(UnknownDigestAlgorithm, offset, colon);
        }

        for (int i = colon + 1; i < digest.Length; i++)
        {
            if (!IsHexadecimal(digest[i]))
            {
                return Error(InvalidDigest, offset + i, 1);
            }
        }

        return digest.Length == colon + 1 + length
            ? Error(UppercaseDigest, offset + colon + 1, length)
            : Error(DigestLength, offset + colon + 1, digest.Length - colon - 1);
    }

    private static ScanError Error(ImageReferenceErrorKind kind, int position, int length) => new(kind, ImageReferencePart.Digest, position, length);
}
