namespace ImageGen.Images;

/// <summary>The outputs of a build whose image an engine pushes next.</summary>
internal static class PushedOutputs
{
    /// <summary>
    /// Adds an image if the outputs contain none. Otherwise the engine would push the image that an earlier build created with the same
    /// tag.
    /// </summary>
    public static ImageBuildOptions WithImage(ImageBuildOptions build) => build.Outputs.Count == 0 || build.Outputs.Any(output => output is BuildOutput.ToImage)
        ? build
        : BuildOptionsMerge.Merge(build, new ImageBuildOptions { Outputs = [BuildOutput.Image(), .. build.Outputs.Where(output => output is not BuildOutput.ToCache)] });
}
