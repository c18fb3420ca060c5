using Xunit;

namespace ImageGen.Tests.Building.InProcess;

public sealed class PushWithoutBuildTests
{
    [Fact]
    public async Task A_push_of_an_image_that_this_process_builds_needs_the_build()
    {
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = new() { Builder = ImageBuilder.InProcess } };

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(PushFailureReason.ImageNotFound, exception.Reason);
        Assert.Contains("this process builds it, and keeps only its layers after a build. Use BuildAndPushAsync", exception.Message, StringComparison.Ordinal);
    }
}
