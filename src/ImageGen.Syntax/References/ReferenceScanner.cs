using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>
/// Reads a reference in one pass, accepting what <c>reference.ParseNormalizedNamed</c> accepts.
/// </summary>
/// <remarks>
/// <para>
/// Upstream: github.com/distribution/reference at 0965666a6ade2e06035fe352e38344be1e68951a (after v0.6.0, same language as v0.6.0),
/// with github.com/opencontainers/go-digest v1.0.0, the version its go.mod names. Divergences in what is accepted: none.
/// </para>
/// <para>
/// Upstream composes regular expressions, tries the registry first and lets the engine backtrack. Only one thing comes of the
/// backtracking: a first segment that looks like a host but holds an underscore (<c>a.b_c/x</c>) is read as part of the repository,
/// and the reference then has no registry at all. That is kept.
/// </para>
/// </remarks>
internal static class ReferenceScanner
{
    public const int MaxRepositoryLength = 255;

    public const string DefaultRegistry = "docker.io";

    /// <summary>Docker Hub's former name, read as <see cref="DefaultRegistry"/>.</summary>
    public const string LegacyDefaultRegistry = "index.docker.io";

    /// <summary>Where Docker Hub keeps what is named without a namespace.</summary>
    public const string OfficialNamespace = "library/";

    public const string LocalRegistry = "localhost";

    public static bool TryScan(ReadOnlySpan<char> text, out ReferenceScan scan)
    {
        scan = default;
        if (text.IsEmpty)
        {
            scan.Error = new ScanError(Empty, ImageReferencePart.Reference, 0, 0);
            return false;
        }

        if (IsImageId(text))
        {
            scan.Error = new ScanError(ImageId, ImageReferencePart.Repository, 0, text.Length);
            return false;
        }

        int slash = text.IndexOf('/');
        if (slash >= 0 && LooksLikeRegistry(text.Slice(0, slash)))
        {
            if (RegistryScanner.TryScan(text.Slice(0, slash), out ScanError registryError))
            {
                scan.RegistryLength = slash;
                scan.IsOnDefaultRegistry = text.Slice(0, slash) is DefaultRegistry or LegacyDefaultRegistry;
                scan.RepositoryStart = slash + 1;
            }
            else if (!TryScanFrom(text, ref scan))
            {
                scan.Error = ChooseError(text.Slice(0, slash), registryError);
                return false;
            }
            else
            {
                return true;
            }
        }
        else
        {
            scan.IsOnDefaultRegistry = true;
        }

        return TryScanFrom(text, ref scan);
    }

    public static bool IsImageId(ReadOnlySpan<char> text) => text.Length == 64 && CountLowerHexadecimal(text) == text.Length;

    /// <summary>Whether the segment before the first slash names a registry: upper case cannot be a repository.</summary>
    public static bool LooksLikeRegistry(ReadOnlySpan<char> segment)
    {
        foreach (char c in segment)
        {
            if (c is '.' or ':' || IsUpper(c))
            {
                return true;
            }
        }

        return segment.SequenceEqual(LocalRegistry.AsSpan());
    }

    /// <summary>
    /// Of the two ways to read a wrong first segment, as a registry is the one that was meant; but not where nothing but upper case speaks for it.
    /// </summary>
    private static ScanError ChooseError(ReadOnlySpan<char> segment, ScanError registryError)
    {
        if (segment.IndexOfAny('.', ':') >= 0)
        {
            return registryError;
        }

        int upper = 0;
        while (!IsUpper(segment[upper]))
        {
            upper++;
        }

        return new ScanError(UppercaseRepository, ImageReferencePart.Repository, upper);
    }

    private static bool TryScanFrom(ReadOnlySpan<char> text, ref ReferenceScan scan)
    {
        int position = RepositoryScanner.Scan(text, scan.RepositoryStart, out scan.HasSlash, out scan.Error);
        if (position < 0)
        {
            return false;
        }

        scan.RepositoryEnd = position;
        if (position < text.Length && text[position] == ':')
        {
            scan.TagStart = position + 1;
            position = TagScanner.Scan(text, scan.TagStart, out scan.Error);
            if (position < 0)
            {
                return false;
            }

            scan.TagEnd = position;
        }

        if (position < text.Length)
        {
            // Both scanners stop at the end or at an '@', nowhere else.
            scan.DigestStart = position + 1;
            if (!DigestScanner.TryScan(text.Slice(scan.DigestStart), scan.DigestStart, out scan.Error))
            {
                return false;
            }
        }

        return FitsInLength(ref scan);
    }

    private static bool FitsInLength(ref ReferenceScan scan)
    {
        int length = scan.RepositoryEnd - scan.RepositoryStart;

        // The namespace that the default registry will add counts.
        if (scan is { IsOnDefaultRegistry: true, HasSlash: false })
        {
            length += OfficialNamespace.Length;
        }

        if (length <= MaxRepositoryLength)
        {
            return true;
        }

        scan.Error = new ScanError(RepositoryTooLong, ImageReferencePart.Repository, scan.RepositoryStart, scan.RepositoryEnd - scan.RepositoryStart);
        return false;
    }
}
