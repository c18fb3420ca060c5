using System.Globalization;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>A descriptor as a note in the cache: type, digest and size, separated by spaces.</summary>
internal static class LayerNote
{
    public static string Write(Descriptor descriptor) => string.Create(CultureInfo.InvariantCulture, $"{descriptor.MediaType} {descriptor.Digest} {descriptor.Size}");

    /// <summary>Reads a note; <see langword="null"/> if it is damaged.</summary>
    public static Descriptor? Read(string note) =>
        note.Split(' ') is [var mediaType, var digest, var size] && ImageDigest.TryParse(digest, out var parsed) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new Descriptor(mediaType, parsed, bytes)
            : null;
}
