using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>The media types of layers in a manifest. Skopeo 1.9 cannot convert a manifest of OCI with layers of Docker.</summary>
internal static class LayerMediaTypes
{
    /// <summary>Returns the media type of the same layer in a manifest of Docker or OCI. An unknown one stays as it is.</summary>
    public static string Convert(string mediaType, bool isDocker) => (mediaType, isDocker) switch
    {
        (MediaTypes.OciLayer, true) => MediaTypes.DockerLayer,
        (MediaTypes.OciLayerGzip, true) => MediaTypes.DockerLayerGzip,
        (MediaTypes.OciLayerZstd, true) => MediaTypes.DockerLayerZstd,
        (MediaTypes.DockerLayer, false) => MediaTypes.OciLayer,
        (MediaTypes.DockerLayerGzip, false) => MediaTypes.OciLayerGzip,
        (MediaTypes.DockerLayerZstd, false) => MediaTypes.OciLayerZstd,
        _ => mediaType,
    };
}
