using Xunit;

namespace ImageGen.Tests.Images.Graph;

/// <summary>Images of a program that need each other.</summary>
public sealed class DockerImageGraphTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen graph ü");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_graph_is_a_tree_a_flowchart_or_a_drawing()
    {
        var tools = Declare("tools");
        var runtime = Declare("runtime");
        var api = Declare("api", runtime, tools);
        var web = Declare("web", runtime);
        var graph = new DockerImageGraph([api, web, tools, runtime]);

        Assert.Equal(["runtime", "tools", "api", "web"], graph.Images.Select(image => image.Name));
        Assert.Equal("api\n├─ runtime\n└─ tools\nweb\n└─ runtime\n", graph.ToString());
        Assert.Equal(
            """
            flowchart LR
                runtime["runtime<br>acme/runtime"]
                tools["tools<br>acme/tools"]
                api["api<br>acme/api"]
                web["web<br>acme/web"]
                runtime --> api
                tools --> api
                runtime --> web

            """, graph.ToString(DockerImageGraphFormat.Mermaid));
        Assert.Contains("    \"runtime\" -> \"web\";\n", graph.ToString(DockerImageGraphFormat.Dot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_is_refused()
    {
        DeclaredImage? second = null;
        var first = DeclareBy("first", () => second!.Image);
        second = Declare("second", first);

        Assert.Equal("The image first needs itself: first → second → first. Base one of these images on another one.", Assert.Throws<ImageBuildException>(() => new DockerImageGraph([first, second])).Message);
        var error = await Assert.ThrowsAsync<ImageBuildException>(() => first.Image.BuildAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("The image acme/first:1 needs itself: acme/first:1 → acme/second:1 → acme/first:1. Base one of these images on another one.", error.Message);
    }

    [Fact]
    public async Task Images_in_process_use_exactly_what_was_built_for_them_and_each_is_built_once()
    {
        List<string> built = [];
        var root = Image("root", "FROM scratch\nCOPY Dockerfile /root\n", built);
        var left = Image("left", "FROM acme/root\nCOPY Dockerfile /left\n", built, root);
        var right = Image("right", "FROM acme/root\nCOPY Dockerfile /right\n", built, root);
        var top = Image("top", "FROM acme/left\nCOPY --from=acme/right /right /from-right\n", built, left, right);

        var results = await new DockerImageGraph([top, right, left, root]).BuildAllAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["left", "right", "root", "top"], built.Order(StringComparer.Ordinal));
        Assert.Equal(["acme/root:1", "acme/left:1", "acme/right:1", "acme/top:1"], results.Select(result => result.Reference.ToString()));
        var output = Path.Join(_folder.FullName, "out");
        _ = await top.Image.BuildAsync(new() { Outputs = { BuildOutput.Directory(output) } }, TestContext.Current.CancellationToken);
        Assert.Equal(["from-right", "left", "root"], Directory.EnumerateFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_named_context_can_be_an_image_that_is_built_first()
    {
        var root = Image("root", "FROM scratch\nCOPY Dockerfile /root\n", []);
        var output = Path.Join(_folder.FullName, "out");

        _ = await Image("top", "FROM scratch\nCOPY --from=files /root /copied\n", []).Image.BuildAsync(
            new() { NamedContexts = { ["files"] = NamedContext.FromBuild(root.Image) }, Outputs = { BuildOutput.Directory(output) } }, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Path.Join(output, "copied")));
    }

    [Fact]
    public async Task The_first_failure_cancels_the_rest()
    {
        var bad = Image("bad", "FROM scratch\nCOPY missing /\n", []);
        var top = Image("top", "FROM acme/bad\n", [], bad);

        var error = await Assert.ThrowsAsync<CopySourceNotFoundException>(() => new DockerImageGraph([bad, top]).BuildAllAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    private static DeclaredImage Declare(string name, params DeclaredImage[] needed) => DeclareBy(name, [.. needed.Select(each => (Func<DockerImage>)(() => each.Image))]);

    private static DeclaredImage DeclareBy(string name, params Func<DockerImage>[] needed)
    {
        var image = new DockerImage("acme/" + name, "1", "Dockerfile") { Dependencies = [.. needed.Select((factory, index) => new ImageDependency { Name = $"acme/needed{index}", Factory = factory })] };
        return new DeclaredImage { Name = name, Factory = () => image };
    }

    private DeclaredImage Image(string name, string dockerfile, List<string> built, params DeclaredImage[] needed)
    {
        var folder = Directory.CreateDirectory(Path.Join(_folder.FullName, name)).FullName;
        File.WriteAllText(Path.Join(folder, "Dockerfile"), dockerfile);
        var image = new DockerImage("acme/" + name, "1", "Dockerfile")
        {
            ProjectDirectory = folder,
            Dependencies = [.. needed.Select(each => new ImageDependency { Name = "acme/" + each.Name, Factory = () => each.Image })],
            Defaults = new()
            {
                Builder = ImageBuilder.InProcess,
                Progress = new Tests.Progress.Listener(value =>
                {
                    if (value is ImageGen.Progress.BuildStarted started)
                    {
                        lock (built)
                        {
                            built.Add(started.References[0].Repository.Split('/')[^1]);
                        }
                    }
                }),
            },
        };
        return new DeclaredImage { Name = name, Factory = () => image };
    }
}
