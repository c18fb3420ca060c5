namespace ImageGen.Images;

/// <summary>The outputs of a build whose image an engine is to push next.</summary>
internal static class PushedOutputs
{
    /// <summary>
    /// Adds the image where the outputs leave none in the engine: it pushes what it has under the tag, and that would be what an earlier
    /// build has left there.
    /// </summary>
    public static ImageBuildOptions Of(ImageBuildOptions build) => build.Outputs.Count == 0 || build.Outputs.Any(output => output is BuildOutput.ToImage)
        ? build
        : BuildOptionsMerge.Merge(build, new ImageBuildOptions { Outputs = [BuildOutput.Image(), .. build.Outputs.Where(output => output is not BuildOutput.ToCache)] });
}
