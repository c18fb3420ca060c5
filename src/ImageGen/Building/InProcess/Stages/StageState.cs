using System.Collections.Immutable;
using ImageGen.Building.InProcess.Trees;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>A stage after the instructions so far: its files, its configuration, its layers and its variables.</summary>
internal sealed class StageState
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private const string HistoryComment = "buildkit.dockerfile.v0";

    private readonly Dictionary<string, string> _variables;

    private StageState(FileTree tree, ImageConfiguration image, ImmutableArray<StageLayer> layers, Dictionary<string, string> variables)
    {
        Tree = tree;
        Image = image;
        Layers = layers;
        _variables = variables;
    }

    public FileTree Tree { get; }

    public ImageConfiguration Image { get; set; }

    public ImmutableArray<StageLayer> Layers { get; private set; }

    /// <summary>Whether the stage itself has a <c>CMD</c>, which an <c>ENTRYPOINT</c> then keeps.</summary>
    public bool HasOwnCommand { get; set; }

    /// <summary>The folder where relative paths start.</summary>
    public string WorkingDirectory => Image.Config.WorkingDir is { Length: > 0 } directory ? directory : "/";

    public string? Variable(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Creates a stage that is based on an image.</summary>
    public static StageState FromImage(FileTree tree, ImageConfiguration image, IEnumerable<StageLayer> layers) => Start(tree, image with { Created = null }, [.. layers], []);

    /// <summary>Creates a stage without files.</summary>
    public static StageState Empty(Platform platform) => FromImage(
        new FileTree(),
        new ImageConfiguration(platform.Architecture ?? "", platform.OperatingSystem)
        {
            Variant = platform.Variant,
            OperatingSystemVersion = platform.OperatingSystemVersion,
            OperatingSystemFeatures = [.. platform.OperatingSystemFeatures],
            Config = new() { WorkingDir = "/" },
        },
        []);

    /// <summary>Creates a stage that is based on this one. Its changes do not change this one.</summary>
    public StageState Inherit() => Start(Tree.Clone(), Image, Layers, new(_variables, StringComparer.Ordinal));

    public void SetVariable(string name, string value) => _variables[name] = value;

    /// <summary>Sets a variable of the image.</summary>
    public void SetEnvironment(string name, string value)
    {
        SetVariable(name, value);
        var env = Image.Config.Env;
        var index = env.IndexOf(env.FirstOrDefault(each => NameOf(each) == name) ?? "");
        var text = name + "=" + value;
        Configure(config => config with { Env = index < 0 ? env.Add(text) : env.SetItem(index, text) });
    }

    public void Configure(Func<ContainerConfiguration, ContainerConfiguration> change) => Image = Image with { Config = change(Image.Config) };

    /// <summary>Adds an entry to the history that has no layer.</summary>
    public void Record(string createdBy) => AddHistory(createdBy, isEmpty: true);

    /// <summary>Adds a layer with the changes of the files since the last one.</summary>
    /// <param name="createdBy">The text of the history.</param>
    /// <param name="latest">The latest time of a file; <see langword="null"/> to keep all times.</param>
    public void AddLayer(string createdBy, DateTimeOffset? latest)
    {
        AddHistory(createdBy, isEmpty: false);
        var nodes = TreeEntries.Find(Tree, Tree.TakeChanges());
        // The entries are created now, because the next instruction may change the nodes.
        Layers = Layers.Add(new StageLayer.Made([.. TreeEntries.Create(nodes, latest)], [.. nodes.Select(each => each.Value.Content).OfType<ITreeContent>()]));
    }

    private static StageState Start(FileTree tree, ImageConfiguration image, ImmutableArray<StageLayer> layers, Dictionary<string, string> variables)
    {
        var state = new StageState(tree, image, layers, variables);
        if (!image.Config.Env.Any(each => NameOf(each) == "PATH"))
        {
            state.SetEnvironment("PATH", DefaultPath);
        }

        foreach (var each in state.Image.Config.Env)
        {
            state.SetVariable(NameOf(each), each.Contains('=', StringComparison.Ordinal) ? each[(each.IndexOf('=', StringComparison.Ordinal) + 1)..] : "");
        }

        return state;
    }

    private static string NameOf(string variable) => variable.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? variable[..equals] : variable;

    private void AddHistory(string createdBy, bool isEmpty) =>
        Image = Image with { History = Image.History.Add(new HistoryEntry { CreatedBy = createdBy, Comment = HistoryComment, IsEmptyLayer = isEmpty }) };
}
