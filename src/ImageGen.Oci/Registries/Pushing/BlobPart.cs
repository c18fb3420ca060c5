using System.Runtime.InteropServices;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>A part of a blob.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlobPart(long Start, long Length)
{
    /// <summary>The byte after the last one.</summary>
    public long End => Start + Length;

    /// <summary>The value of <c>Content-Range</c>, which has no unit in the protocol of registries.</summary>
    public string ContentRange => $"{Start}-{End - 1}";
}
