using ImageGen.Dockerfiles;
using ImageGen.Dockerfiles.Checks;

namespace ImageGen;

/// <summary>
/// A Dockerfile as a tree with positions, parsed as BuildKit does it (moby/buildkit 73ed682). No text throws: <see cref="Errors"/> lists what a
/// builder refuses, and everything else is available. Immutable.
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

    /// <summary>The path of the file, for messages.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text => _source.Text;

    /// <summary>The character that escapes another one and continues a line: <c>\</c>, or <c>`</c> if the directive <c>escape</c> sets it.</summary>
    public char EscapeCharacter { get; }

    /// <summary>The parser directives at the top of the file.</summary>
    public IReadOnlyList<DockerfileDirective> Directives { get; }

    /// <summary>The directive that names another frontend, such as <c>docker/dockerfile:1</c>. The builder then pulls and runs that image.</summary>
    public DockerfileDirective? SyntaxDirective { get; }

    /// <summary>
    /// Whether Docker's own frontend reads the file: no <see cref="SyntaxDirective"/> names another frontend. Another frontend may have other
    /// rules, so its files are not checked.
    /// </summary>
    public bool UsesDockerFrontend =>
        SyntaxDirective is not { } syntax
        || (ImageReference.TryParse(syntax.Value.Split(' ')[0], out var frontend)
            && frontend.Repository.Substring(frontend.Repository.LastIndexOf('/') + 1) is "dockerfile" or "dockerfile-upstream");

    /// <summary>All instructions in their order.</summary>
    public IReadOnlyList<DockerfileInstruction> Instructions { get; }

    /// <summary>The <c>ARG</c>s before the first <c>FROM</c>. Only these can be used in a <c>FROM</c>.</summary>
    public IReadOnlyList<DockerfileInstruction> GlobalArguments { get; }

    /// <summary>The build arguments that the file declares, global ones first. A name occurs once for each <c>ARG</c> that declares it.</summary>
    public IReadOnlyList<DockerfileArgument> Arguments { get; }

    /// <summary>The stages, in the order of the file.</summary>
    public IReadOnlyList<DockerfileStage> Stages { get; }

    /// <summary>
    /// The errors that every build has, whatever its build arguments, in the order of the file; empty if the file is valid. Instructions are checked
    /// in every stage. Values are only checked in the stages that the last one needs. <see cref="ErrorsFor"/> also uses the arguments.
    /// </summary>
    public IReadOnlyList<DockerfileError> Errors => _errors ??= Sorted(BuildDispatch.Check(this, new GivenArguments(null), _graph, target: null));

    internal SourceText Source => _source;

    /// <summary>Parses a Dockerfile. Its content never causes an exception.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path of the file, for messages.</param>
    public static Dockerfile Parse(string text, string path = "Dockerfile") =>
        new(path, new DockerfileParser(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>
    /// Finds the images that a BuildKit build of a target pulls, without duplicates and in the order of the file: base images, <c>COPY --from</c> and
    /// <c>RUN --mount=from=</c> of the stages that the target needs. <c>scratch</c> and other stages are not images.
    /// </summary>
    /// <param name="args">The build arguments by name. An argument without a value counts as not set.</param>
    /// <param name="target">The stage that is built; <see langword="null"/> for the last one. A stage that does not exist needs nothing.</param>
    /// <returns>
    /// The names with expanded variables. An argument that the engine sets, such as <c>$TARGETARCH</c>, stays as written unless
    /// <paramref name="args"/> contains it. A name that the builder refuses is omitted.
    /// </returns>
    public IReadOnlyList<string> ExternalImages(IReadOnlyDictionary<string, string?> args, string? target = null) =>
        ExternalImageFinder.Find(GraphFor(args), target);

    /// <summary>
    /// Finds the stages that a build of a target needs, including the target, in the order of the file. All arguments have their defaults.
    /// </summary>
    /// <param name="target">The name of a stage, ignoring case; <see langword="null"/> for the last stage.</param>
    /// <returns>The stages; empty if no stage has the name.</returns>
    public IReadOnlyList<DockerfileStage> StagesFor(string? target = null) => _graph.NeededBy(target);

    /// <summary>Finds the stages that a build of a target with some arguments needs, including the target, in the order of the file.</summary>
    /// <param name="args">The build arguments by name. An argument without a value counts as not set.</param>
    /// <param name="target">The name of a stage, ignoring case; <see langword="null"/> for the last stage.</param>
    /// <param name="isReplaced">Whether something else, such as a named context, replaces a stage. The stage, and stages that only it needs, are then not built. Default: no stage is replaced.</param>
    /// <returns>The stages; empty if no stage has the name.</returns>
    public IReadOnlyList<DockerfileStage> StagesNeededBy(
        IReadOnlyDictionary<string, string?> args, string? target = null, Func<DockerfileStage, bool>? isReplaced = null) =>
        GraphFor(args).NeededBy(target, isReplaced);

    /// <summary>
    /// Finds a step that a builder may have to run on the platform of the image: the first <c>RUN</c> on that platform, in the stages that a target
    /// needs. Without such a step, a builder of another platform needs no emulator.
    /// </summary>
    /// <param name="platform">The platform of the image.</param>
    /// <param name="builder">The platform of the builder, which is <c>$BUILDPLATFORM</c>.</param>
    /// <param name="args">The build arguments by name. An argument without a value counts as not set.</param>
    /// <param name="target">The name of a stage, ignoring case; <see langword="null"/> for the last stage.</param>
    /// <param name="isReplaced">Whether something else, such as a named context, replaces a stage. Default: no stage is replaced.</param>
    /// <returns>
    /// The instruction, which an <c>ONBUILD</c> of another stage may contain; <see langword="null"/> if no step has to run there. A <c>RUN</c> in a stage whose
    /// platform cannot be determined is returned too. The triggers of base images are unknown, and count as none.
    /// </returns>
    public DockerfileInstruction? FindTargetRun(
        Platform platform, Platform builder, IReadOnlyDictionary<string, string?> args, string? target = null, Func<DockerfileStage, bool>? isReplaced = null)
    {
        var normalized = (platform ?? throw new ArgumentNullException(nameof(platform))).Normalize();
        var platforms = PlatformArgumentValues.Create(this, (builder ?? throw new ArgumentNullException(nameof(builder))).Normalize(), normalized, target);
        var values = new GlobalArgumentValues(this, args ?? throw new ArgumentNullException(nameof(args)), platforms);
        return new TargetRunFinder(new StageGraph(Stages, values), values, normalized).Find(target, isReplaced);
    }

    /// <summary>Returns the names of the bases of the stages, in the order of <see cref="Stages"/>, with expanded variables.</summary>
    /// <param name="args">The build arguments by name. An argument without a value counts as not set.</param>
    /// <returns>
    /// The names; <see langword="null"/> for a name that a builder refuses. An argument that the engine sets, such as <c>$TARGETARCH</c>, stays
    /// as written unless <paramref name="args"/> contains it.
    /// </returns>
    public IReadOnlyList<string?> BaseNamesFor(IReadOnlyDictionary<string, string?> args)
    {
        var values = new GlobalArgumentValues(this, args ?? throw new ArgumentNullException(nameof(args)));
        return [.. Stages.Select(stage => values.Expand(stage.BaseName))];
    }

    /// <summary>Expands the variables of a text like a builder, with the escape character of this file.</summary>
    /// <param name="text">The text, as a word of an instruction contains it.</param>
    /// <param name="value">Returns the value of a variable by its name; <see langword="null"/> if it is not set.</param>
    /// <returns>The text; <see langword="null"/> if a builder refuses it.</returns>
    public string? Expand(string text, Func<string, string?> value)
    {
        var expansion = ShellLexer.Process(
            text ?? throw new ArgumentNullException(nameof(text)), EscapeCharacter, ShellLexerOptions.None, new(value ?? throw new ArgumentNullException(nameof(value))));
        return expansion.Error is null ? expansion.Text : null;
    }

    /// <summary>Finds the stage that the author of a name that is not in the file probably intended.</summary>
    /// <param name="name">The name as written.</param>
    /// <returns>The name of a stage that differs in at most two letters; <see langword="null"/> if there is no such stage.</returns>
    public string? FindSimilarStage(string name) => new NameSuggestions().Find(
        name ?? throw new ArgumentNullException(nameof(name)),
        Stages.Select(stage => stage.Name).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// Checks the file for what works, but probably not as intended: BuildKit's build checks and some of our own (<see cref="DockerfileRules"/>),
    /// except those that the directive <c>check</c> turns off. The content of the file never causes an exception.
    /// </summary>
    /// <param name="options">What is known about the build; <see langword="null"/> if nothing is.</param>
    /// <returns>The warnings in the order of the file.</returns>
    public IReadOnlyList<DockerfileWarning> Check(DockerfileCheckOptions? options = null) =>
        CheckedFile.Check(this, options ?? DockerfileCheckOptions.None);

    /// <summary>Finds what the builder refuses before it runs a step of a target: errors in the syntax of the file, and errors with the values of its arguments.</summary>
    /// <param name="args">The build arguments by name. An argument without a value counts as not set, and the default in the file applies.</param>
    /// <param name="target">The stage that is built; <see langword="null"/> for the last stage.</param>
    /// <returns>The errors in the order of the file. The settings of base images are unknown, so there are no errors about them.</returns>
    public IReadOnlyList<DockerfileError> ErrorsFor(IReadOnlyDictionary<string, string?> args, string? target = null) =>
        Sorted(BuildDispatch.Check(this, new GivenArguments(args ?? throw new ArgumentNullException(nameof(args))), GraphFor(args), target));

    /// <summary>
    /// Finds the instruction at a line (counted from 1), including its here-documents; <see langword="null"/> between instructions.
    /// </summary>
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
    /// Finds the instruction for the name of an engine's step: <c>[build 2/5] RUN …</c> of BuildKit, <c>Step 3/7 : RUN …</c> of the classic builder,
    /// <c>STEP 3/7: RUN …</c> of Podman. Returns <see langword="null"/> if the step is of another kind or not in the file.
    /// </summary>
    public DockerfileInstruction? InstructionOfStep(string stepName) =>
        StepFinder.Find(this, stepName ?? throw new ArgumentNullException(nameof(stepName)));

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path;

    private StageGraph GraphFor(IReadOnlyDictionary<string, string?> args) =>
        new(Stages, new GlobalArgumentValues(this, args ?? throw new ArgumentNullException(nameof(args))));

    private IReadOnlyList<DockerfileError> Sorted(IEnumerable<DockerfileError> more) =>
        [.. _syntaxErrors.Concat(more).Distinct().OrderBy(error => error.Line).ThenBy(error => error.Column)];
}
