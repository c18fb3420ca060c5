using ImageGen.Dockerfiles;
using ImageGen.Dockerfiles.Checks;

namespace ImageGen;

/// <summary>
/// A Dockerfile as a tree with positions, read as BuildKit reads it (moby/buildkit 73ed682). No text throws: what a builder would refuse is
/// in <see cref="Errors"/>, and everything else is there all the same. Immutable.
/// </summary>
public sealed class Dockerfile
{
    private static readonly Dictionary<string, string?> NoArguments = [];
    private readonly SourceText _source;
    private readonly StageGraph _graph;
    private readonly IReadOnlyList<DockerfileError> _syntaxErrors;
    private IReadOnlyList<DockerfileError>? _errors;

    private Dockerfile(string path, DockerfileParser parser)
    {
        Path = path;
        _source = parser.Source;
        EscapeCharacter = parser.Escape;
        Directives = parser.Directives;
        Instructions = parser.Instructions;
        SyntaxDirective = DirectiveReader.Find(_source, "syntax");
        Stages = StageReader.Read(Instructions, out var globalArguments, parser.Errors);
        GlobalArguments = globalArguments;
        _graph = new StageGraph(Stages, new GlobalArgumentValues(this, NoArguments));
        foreach (var stage in Stages)
        {
            stage.Base = _graph.Base(stage);
            stage.Graph = _graph;
        }

        Arguments = ArgumentDeclarations.Read(this);
        if (DirectiveReader.Find(_source, "check") is { } check && CheckDirective.Check(check.Value) is { } wrong)
        {
            parser.Errors.Add(new DockerfileError(check.Line, 1, wrong));
        }

        _syntaxErrors = parser.Errors;
    }

    /// <summary>The path that the file is known by, for messages.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text => _source.Text;

    /// <summary>The character that escapes another one and continues a line: <c>\</c>, or <c>`</c> where the directive <c>escape</c> says so.</summary>
    public char EscapeCharacter { get; }

    /// <summary>The parser directives at the top of the file.</summary>
    public IReadOnlyList<DockerfileDirective> Directives { get; }

    /// <summary>The directive that names another frontend, such as <c>docker/dockerfile:1</c>; the builder then pulls and runs that image.</summary>
    public DockerfileDirective? SyntaxDirective { get; }

    /// <summary>All instructions in their order.</summary>
    public IReadOnlyList<DockerfileInstruction> Instructions { get; }

    /// <summary>The <c>ARG</c>s before the first <c>FROM</c>: the only ones that a <c>FROM</c> can use.</summary>
    public IReadOnlyList<DockerfileInstruction> GlobalArguments { get; }

    /// <summary>The build arguments that the file declares, global ones first; a name stands here once for each <c>ARG</c> of it.</summary>
    public IReadOnlyList<DockerfileArgument> Arguments { get; }

    /// <summary>The stages in their order.</summary>
    public IReadOnlyList<DockerfileStage> Stages { get; }

    /// <summary>
    /// What no builder accepts whatever build arguments it is given, in the order of the file; empty when it is good. Instructions are read
    /// in every stage; the values in them where the last stage needs them. <see cref="ErrorsFor"/> knows the arguments as well.
    /// </summary>
    public IReadOnlyList<DockerfileError> Errors => _errors ??= Sorted(BuildDispatch.Check(this, new GivenArguments(null), _graph, target: null));

    internal SourceText Source => _source;

    /// <summary>Reads a Dockerfile; never throws on its content.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path that the file is known by, for messages.</param>
    public static Dockerfile Parse(string text, string path = "Dockerfile") =>
        new(path, new DockerfileParser(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>
    /// The images that a BuildKit build of a target takes from registries, each once and in the order of the file: bases, <c>COPY --from</c>
    /// and <c>RUN --mount=from=</c> of the stages that the target needs. <c>scratch</c> and other stages are no images.
    /// </summary>
    /// <param name="args">The build arguments by name; one without a value counts as not given.</param>
    /// <param name="target">The stage that is built; the last one where it is <see langword="null"/>. A stage that is not there needs nothing.</param>
    /// <returns>
    /// The names with variables expanded, as far as they can be: an argument of the engine's own, such as <c>$TARGETARCH</c>, stays as written
    /// unless <paramref name="args"/> gives it. A name that the builder would refuse is left out.
    /// </returns>
    public IReadOnlyList<string> ExternalImages(IReadOnlyDictionary<string, string?> args, string? target = null) =>
        ExternalImageFinder.Find(
            new StageGraph(Stages, new GlobalArgumentValues(this, args ?? throw new ArgumentNullException(nameof(args)))), target);

    /// <summary>The stages that a build of a target needs, itself included, in the order of the file; with the defaults of all arguments.</summary>
    /// <param name="target">The name of a stage, case aside; the last stage where it is <see langword="null"/>.</param>
    /// <returns>The stages; none where no stage has the name.</returns>
    public IReadOnlyList<DockerfileStage> StagesFor(string? target = null) => _graph.NeededBy(target);

    /// <summary>
    /// Looks for what builds, but not well: BuildKit's build checks and a few of our own (<see cref="DockerfileRules"/>), less those that the
    /// directive <c>check</c> turns off. Never throws on the file's content.
    /// </summary>
    /// <param name="options">What is known about the build; <see langword="null"/> for nothing.</param>
    /// <returns>The warnings in the order of the file.</returns>
    public IReadOnlyList<DockerfileWarning> Check(DockerfileCheckOptions? options = null) =>
        CheckedFile.Check(this, options ?? DockerfileCheckOptions.None);

    /// <summary>What the builder refuses before it runs a step of a target: all of the file's syntax, and what its arguments lead to.</summary>
    /// <param name="args">The build arguments by name; one without a value counts as not given, and the file's default stands.</param>
    /// <param name="target">The stage that is built; the last one where it is <see langword="null"/>.</param>
    /// <returns>The errors in the order of the file. What a base image sets is not known, and nothing is claimed of it.</returns>
    public IReadOnlyList<DockerfileError> ErrorsFor(IReadOnlyDictionary<string, string?> args, string? target = null)
    {
        var graph = new StageGraph(Stages, new GlobalArgumentValues(this, args ?? throw new ArgumentNullException(nameof(args))));
        return Sorted(BuildDispatch.Check(this, new GivenArguments(args), graph, target));
    }

    /// <summary>The instruction that a line (counted from 1) belongs to, its here-documents included; <see langword="null"/> between instructions.</summary>
    public DockerfileInstruction? InstructionAt(int line)
    {
        var low = 0;
        var high = Instructions.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Instructions[middle].EndLine < line)
            {
                low = middle + 1;
            }
            else if (Instructions[middle].Line > line)
            {
                high = middle - 1;
            }
            else
            {
                return Instructions[middle];
            }
        }

        return null;
    }

    /// <summary>
    /// The instruction that an engine's step stands for: <c>[build 2/5] RUN …</c> of BuildKit, <c>Step 3/7 : RUN …</c> of the classic builder,
    /// <c>STEP 3/7: RUN …</c> of Podman. <see langword="null"/> where the step is of another kind or the file does not hold it.
    /// </summary>
    public DockerfileInstruction? InstructionOfStep(string stepName) =>
        StepFinder.Find(this, stepName ?? throw new ArgumentNullException(nameof(stepName)));

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    private IReadOnlyList<DockerfileError> Sorted(IEnumerable<DockerfileError> more) =>
        [.. _syntaxErrors.Concat(more).Distinct().OrderBy(error => error.Line).ThenBy(error => error.Column)];
}
