using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Finds images in folders in the OCI image layout.</summary>
internal static class LayoutImages
{
    private const string DefaultTag = "latest";

    /// <exception cref="StageFailure">The folder is not a layout, or does not have the image.</exception>
    public static async Task<BaseImage> FindAsync(NamedContext.OciLayout context, string projectDirectory, Platform platform, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(context.Path, projectDirectory);
        try
        {
            var layout = OciLayout.Open(path);
            var chosen = context.Tag is null && layout.Index.Manifests is [var only] ? only : layout.Find(context.Tag ?? DefaultTag);
            var found = chosen is null ? null : await BuiltImages.FindAsync(chosen, layout, platform, cancellationToken).ConfigureAwait(false);
            return found ?? throw new StageFailure(FailureReason.BaseImage, $"the layout '{path}' has no image '{context.Tag ?? DefaultTag}' for {platform}.", "Check the tag and the platform.");
        }
        catch (Exception exception) when (exception is IOException or ContentNotFoundException)
        {
            throw new StageFailure(FailureReason.BaseImage, $"the layout '{path}' cannot be read: {exception.Message}", "Check that the folder is a complete OCI image layout.");
        }
    }
}
