using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>The contents of an image that describe it. The others are layers, in many media types.</summary>
internal static class ImageDocument
{
    public static bool Matches(Descriptor content) =>
        MediaTypes.IsIndex(content.MediaType) || MediaTypes.IsManifest(content.MediaType) || content.MediaType is MediaTypes.OciConfiguration or MediaTypes.DockerConfiguration;
}
