using System.CommandLine;
using System.Globalization;
using ImageGen.CommandLine.Values;

namespace ImageGen.CommandLine.Flags;

/// <summary>All options of a build.</summary>
internal sealed class BuildFlags
{
    private readonly Option<IReadOnlyList<OutputText>> _output = ValueOption.List(
        ["--output", "-o"], "output", "An output instead of an image: a folder, or type=oci,dest=FILE (local, tar, oci, docker, image, registry, cacheonly).", OutputText.Read);

    private readonly Option<int?> _parallel = new("--parallel")
    {
        HelpName = "number",
        Description = $"The number of builds at the same time. Default: {DockerImageGraph.DefaultMaxParallel}.",
    };

    private readonly SubjectArgument _subjects;

    public BuildFlags(IReadOnlyList<DeclaredImage> images)
    {
        _subjects = new SubjectArgument(images);
        Inputs = new InputFlags(images, _subjects.Select);
        Arguments = new ArgumentFlags(images, ReservedNames());
        _parallel.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
            {
                result.AddError($"--parallel: '{token.Value}' is not a number of builds. Use 1 or more.");
            }
        });
        _output.CompletionSources.Add(_ => OutputText.Types.Select(type => "type=" + type));
    }

    public SubjectArgument Subjects => _subjects;

    public NameFlags Names { get; } = new();

    public ArgumentFlags Arguments { get; }

    public InputFlags Inputs { get; }

    public ReuseFlags Reuse { get; } = new();

    public ReportFlags Report { get; } = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_subjects.Argument);
        AddFixedTo(command);
        Arguments.AddTo(command);
    }

    /// <summary>Adds the options that a check has too.</summary>
    public void AddInputsTo(Command command)
    {
        command.Arguments.Add(_subjects.Argument);
        Inputs.AddTo(command);
        Arguments.AddTo(command);
    }

    public int GetMaxParallel(ParseResult result) => result.GetValue(_parallel) ?? DockerImageGraph.DefaultMaxParallel;

    public IReadOnlyList<OutputText> GetOutputs(ParseResult result) => result.GetValue(_output) ?? [];

    /// <summary>Creates the options of the build of an image.</summary>
    public ImageBuildOptions ToOptions(ParseResult result, DeclaredImage image, IReadOnlyList<DeclaredImage> selected)
    {
        var options = new ImageBuildOptions
        {
            Target = Inputs.GetTarget(result),
            Builder = Inputs.GetBuilder(result),
            NoCache = Reuse.GetNoCache(result),
            Pull = Reuse.GetPull(result),
            Progress = Report.GetProgress(result),
        };
        Names.Set(result, options);
        Inputs.Set(result, options);
        Reuse.Set(result, options);
        foreach (var (name, value) in Arguments.ValuesFor(result, image, selected))
        {
            options.Args[name] = value;
        }

        foreach (var output in GetOutputs(result))
        {
            options.Outputs.Add(output.Output);
        }

        return options;
    }

    private void AddFixedTo(Command command)
    {
        Names.AddTo(command);
        Inputs.AddTo(command);
        command.Options.Add(_output);
        Reuse.AddTo(command);
        command.Options.Add(_parallel);
        Report.AddTo(command);
    }

    /// <summary>Returns the names of all other options of all commands that build, so that an argument has the same option everywhere.</summary>
    private HashSet<string> ReservedNames()
    {
        var command = new Command("reserved");
        AddFixedTo(command);
        return [.. command.Options.SelectMany(option => option.Aliases.Append(option.Name)), "--build-arg", "--push", "--no-build", "--help"];
    }
}
