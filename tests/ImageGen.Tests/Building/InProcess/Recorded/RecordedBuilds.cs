using System.Text.RegularExpressions;
using ImageGen.Building.InProcess;
using ImageGen.BuildKit;
using ImageGen.Oci;
using ImageGen.Progress;
using ImageGen.Tests.Building.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>Builds the Dockerfiles of the cases, in this process or with a BuildKit that is recorded.</summary>
public sealed partial class RecordedBuilds : IAsyncLifetime
{
    /// <summary>The start of the text of a Dockerfile that is refused.</summary>
    internal const string Refusal = "refused: ";

    private const string ServerName = "http://files.test";

    private readonly TemporaryFolder _folder = new();
    private FileServer? _server;

    public async ValueTask InitializeAsync()
    {
        await RecordedBase.WriteAsync(_folder.At("base"), hasTriggers: false);
        await RecordedBase.WriteAsync(_folder.At("triggers"), hasTriggers: true);
        _server = await FileServer.StartAsync(await CreateContextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Builds in this process.</summary>
    /// <returns>The image as text, or why the Dockerfile is refused.</returns>
    internal Task<string> BuildAsync(string dockerfile) => BuildAsync(async options =>
    {
        using var cache = new ImageCache(_folder.At("cache"));
        await new InProcessBuilder(cache).BuildAsync(await BuildRequests.WithAsync(options, dockerfile, _folder.Path), BuildProgress.Quiet, TestContext.Current.CancellationToken);
    });

    /// <summary>Builds with BuildKit.</summary>
    /// <returns>The image as text, or why BuildKit refuses the Dockerfile.</returns>
    internal Task<string> RecordAsync(string dockerfile, string buildKit) => BuildAsync(async options =>
    {
        options.BuildKit.Add(buildKit);
        var image = new DockerImage("recorded/image", "1", dockerfile: "Dockerfile") { ProjectDirectory = _folder.Path, Defaults = options };
        await image.BuildAsync(new() { DockerfileText = dockerfile, Progress = BuildProgress.Quiet }, TestContext.Current.CancellationToken);
    });

    private async Task<string> CreateContextAsync()
    {
        var context = Directory.CreateDirectory(_folder.At(Path.GetRandomFileName())).FullName;
        await RecordedContext.WriteAsync(context);
        return context;
    }

    /// <summary>The folder of a daemon where it runs a step.</summary>
    [GeneratedRegex(@"/\S+/buildkit\d+", RegexOptions.None, 1000)]
    private static partial Regex Mount();

    private async Task<string> BuildAsync(Func<ImageBuildOptions, Task> build)
    {
        var layout = _folder.At(Path.GetRandomFileName());
        // BuildKit updates a context that it has, and then the times of its folders are those of the update.
        var context = await CreateContextAsync();
        var options = new ImageBuildOptions
        {
            Context = BuildContext.FromDirectory(context),
            NamedContexts = { ["base"] = NamedContext.FromOciLayout(_folder.At("base")), ["triggers"] = NamedContext.FromOciLayout(_folder.At("triggers")), ["folder"] = NamedContext.FromDirectory(Path.Combine(context, "src")) },
            Args = { ["SERVER"] = _server!.Address, ["GIVEN"] = "given" },
            NoCache = true,
            SourceDateEpoch = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            RewriteTimestamp = true,
            Outputs = [BuildOutput.OciLayout(layout)],
        };
        string text;
        try
        {
            await build(options);
            text = await ImageText.ReadAsync(layout);
        }
        catch (ImageBuildException exception)
        {
            text = Refusal + Mount().Replace(exception.Message.ReplaceLineEndings(" "), "");
        }

        return text.Replace(_server!.Address, ServerName, StringComparison.Ordinal);
    }
}
