using ImageGen.Engines;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Pulls an image with the Docker engine.</summary>
internal static class EngineImagePull
{
    /// <returns>The id of the image in the engine.</returns>
    public static async Task<ImageDigest> RunAsync(ImageReference image, CancellationToken cancellationToken)
    {
        await using var engine = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, cancellationToken);
        await engine.Images.PullAsync(image, platform: null, credentials: null, _ => { }, cancellationToken);
        return (await engine.Images.InspectAsync(image.ToString(), cancellationToken))!.Id;
    }
}
