using ImageGen.Building.InProcess.Images;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>A layer of a stage.</summary>
internal abstract record StageLayer
{
    /// <summary>A layer of a base image, which is used as it is.</summary>
    /// <param name="Layer">The layer.</param>
    /// <param name="Image">The image that has it.</param>
    public sealed record OfBase(Layer Layer, BaseImage Image) : StageLayer;

    /// <summary>A layer that an instruction made.</summary>
    /// <param name="Entries">Its entries in their order.</param>
    /// <param name="Contents">The contents of its files.</param>
    public sealed record Made(IReadOnlyList<LayerEntry> Entries, IReadOnlyList<ITreeContent> Contents) : StageLayer;
}
