using Xunit;

namespace ImageGen.Engine.Tests.Terminal.Pictures;

/// <summary>The pictures of the documentation are what the terminal shows of two builds at the same time.</summary>
public sealed class PictureTests
{
    private const int Width = 100;
    private const int Height = 28;
    private const string Program = "./deploy";

    private const string Title = "A terminal in which a deployment program builds the images shop-api and shop-worker at the same time. ";

    [Fact]
    public async Task The_pictures_show_the_live_view()
    {
        await using var shop = await ExampleShop.CreateAsync();
        File.CreateSymbolicLink(Path.Join(shop.Folder, Program), ClientProgram.Find("ImageGen.Terminal.Program", "deploy"));
        await using var window = await TerminalWindow.OpenAsync(Width, Height, shop.Folder, ("DOCKER_HOST", EngineEnvironment.Docker.Address.OriginalString));

        await window.TypeAsync($"{Program} {ExampleShop.Tag}");
        _ = await window.UntilAsync(screen => screen.Contains("Shop.Api -> /src", StringComparison.Ordinal) && screen.Contains("Shop.Worker -> /src", StringComparison.Ordinal));
        var running = await window.ReadColorsAsync();
        _ = await window.UntilAsync(screen => screen.TrimEnd().EndsWith("\n$", StringComparison.Ordinal));
        var ended = await window.ReadColorsAsync();

        PictureFile.AssertEqual("live-running", Draw("Both publish their project: the view has the steps with their times, and the last lines of their output.", running));
        PictureFile.AssertEqual("live-ended", Draw("Both are built: the terminal keeps a report of each, with its steps, their times, and the image's id.", ended));
    }

    private static string Draw(string title, string screen) => ScreenPicture.Draw(Title + title, Width, ScreenReader.Read(screen));
}
