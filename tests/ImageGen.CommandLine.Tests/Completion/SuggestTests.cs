namespace ImageGen.CommandLine.Tests.Completion;

/// <summary>What the program answers to a shell.</summary>
public sealed class SuggestTests
{
    [Theory]
    [InlineData("shop-deploy ", "build check clean completion eject graph inspect list push")]
    [InlineData("shop-deploy b", "build")]
    [InlineData("./bin/shop-deploy build ", "shop-api shop-page shop-self")]
    [InlineData("shop-deploy build shop-page shop-", "shop-api shop-self")]
    [InlineData("shop-deploy build shop-page --v", "--version")]
    [InlineData("shop-deploy build shop-page --c", "--cache-from --cache-to")]
    [InlineData("shop-deploy build shop-api --c", "--cache-from --cache-to --commit")]
    [InlineData("shop-deploy build --json --j", "")]
    [InlineData("shop-deploy build --target ", "build files final page test")]
    [InlineData("shop-deploy build shop-page --target ", "files page")]
    [InlineData("shop-deploy build shop-page --target=f", "--target=files")]
    [InlineData("shop-deploy build --builder ", "auto buildkit classic in-process")]
    [InlineData("shop-deploy build --progress p", "plain")]
    [InlineData("shop-deploy build --platform linux/amd64,linux/arm6", "linux/amd64,linux/arm64")]
    [InlineData("shop-deploy build --secret ", "id=feed-token")]
    [InlineData("shop-deploy build --ssh ", "default")]
    [InlineData("shop-deploy build --output type=o", "type=oci")]
    [InlineData("shop-deploy build --build-arg X=1 shop-p", "shop-page")]
    [InlineData("shop-deploy build --build-c", "--build-context")]
    [InlineData("shop-deploy build --build-context ", "")]
    [InlineData("shop-deploy build --tag ", "")]
    [InlineData("shop-deploy build shop-page --shop-page.", "--shop-page.target --shop-page.version")]
    [InlineData("shop-deploy build --pull shop-p", "shop-page")]
    [InlineData("shop-deploy completion ", "bash fish pwsh zsh")]
    [InlineData("shop-deploy unknown ", "build check clean completion eject graph inspect list push")]
    public async Task Words_that_can_follow(string line, string words)
    {
        var result = (await DeployProgram.RunAsync($"[suggest:{line.Length}]", line)).Succeeded();

        Assert.Equal(words, string.Join(' ', result.Lines));
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData(15, "shop-deploy bui --json", "build")]
    [InlineData(12, "shop-deploy", "build check clean completion eject graph inspect list push")]
    public async Task Cursor_inside_or_behind_the_line(int position, string line, string words) =>
        Assert.Equal(words, string.Join(' ', (await DeployProgram.RunAsync($"[suggest:{position}]", line)).Succeeded().Lines));
}
