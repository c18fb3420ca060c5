using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>Scans a reference in one pass. Accepts the same texts as <c>reference.ParseNormalizedNamed</c>.</summary>
/// <remarks>
/// <para>
/// Upstream: github.com/distribution/reference at 0965666a6ade2e06035fe352e38344be1e68951a (after v0.6.0, with the language of v0.6.0), with
/// github.com/opencontainers/go-digest v1.0.0, the version in its go.mod. Both accept the same texts.
/// </para>
/// <para>
/// Upstream composes regular expressions, tries the registry first, and lets the engine backtrack. The backtracking matters in one case:
/// a first segment that looks like a host but contains an underscore (<c>a.b_c/x</c>) is read as a part of the repository. The reference
/// then has no registry at all. This scanner does the same.
/// </para>
/// </remarks>
internal static class ReferenceScanner
{
    public const int MaxRepositoryLength = 255;

    public const string DefaultRegistry = "docker.io";

    /// <summary>The former name of Docker Hub. It is read as <see cref="DefaultRegistry"/>.</summary>
    public const string LegacyDefaultRegistry = "index.docker.io";

    /// <summary>The namespace on Docker Hub of repositories that are named without one.</summary>
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

    /// <summary>
    /// Whether the segment before the first slash is a registry. A segment with an upper-case letter is one, because repositories are lower case.
    /// </summary>
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
    /// Selects the error of an invalid first segment. It is that of the registry, unless only an upper-case letter makes the segment a registry.
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
            // Both scanners stop only at the end or at an '@'.
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

        // The namespace that Docker Hub adds counts as well.
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
