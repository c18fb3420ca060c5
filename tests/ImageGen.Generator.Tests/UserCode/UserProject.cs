using ImageGen.Generator.Pipeline;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Tests.UserCode;

/// <summary>A project of a user's, as the compiler sees it: sources, MSBuild's properties and the additional files.</summary>
internal sealed class UserProject
{
    private IReadOnlyList<UserFile>? _additionalFiles;
    private CSharpCompilation? _compilation;

    public UserProject(params string[] sources) => Sources = [.. sources];

    public List<string> Sources { get; }

    /// <summary>The project's folder.</summary>
    public string Folder { get; init; } = "/home/dev/shop/deploy";

    public string AssemblyName { get; init; } = "Shop.Deploy";

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The MSBuild properties; empty ones are told too, as the package's props make MSBuild do.</summary>
    public Dictionary<string, string> Properties { get; init; } = [];

    /// <summary>Whether the package's props are in force.</summary>
    public bool HasProps { get; init; } = true;

    /// <summary>The assemblies that the project references.</summary>
    public IReadOnlyCollection<MetadataReference> References { get; init; } = FrameworkReferences.All;

    /// <summary>Whether the project references the command line, as with the package.</summary>
    public bool ReferencesCommandLine { get; init; }

    /// <summary>The rules that the project silences.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>The version of C#.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    /// <summary>What the project sets differently for the compiler.</summary>
    public Func<CSharpCompilationOptions, CSharpCompilationOptions> Configure { get; init; } = static options => options;

    /// <summary>The additional files, relative to the folder, with their content.</summary>
    public Dictionary<string, string> Files { get; init; } = [];

    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>What an <c>.editorconfig</c> says of the additional files.</summary>
    public Dictionary<string, string> FileOptions { get; init; } = [];

    /// <summary>The same compilation each time, with the same trees.</summary>
    public CSharpCompilation Compilation() => _compilation ??= CSharpCompilation.Create(
        AssemblyName,
        Sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions.WithLanguageVersion(Language), $"{Folder}/Source{index}.cs", System.Text.Encoding.UTF8)),
        ReferencesCommandLine ? [.. References, FrameworkReferences.CommandLine] : References,
        Configure(new CSharpCompilationOptions(OutputKind, nullableContextOptions: Language < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable, warningLevel: 9999,
            specificDiagnosticOptions: NoWarn.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)))));

    /// <summary>The same objects each time, as the compiler tells them apart by reference.</summary>
    public IReadOnlyList<UserFile> AdditionalFiles() =>
        _additionalFiles ??= [.. Files.Select(file => new UserFile($"{Folder}/{file.Key}", file.Value))];

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DockerImageGenerator().AsSourceGenerator()],
        AdditionalFiles(),
        ParseOptions.WithLanguageVersion(Language),
        Options(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator.</summary>
    public GeneratorDriver Run() => Driver().RunGenerators(Compilation());

    /// <summary>Runs the generator, and compiles what is there then.</summary>
    public CompiledProject Compile()
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compilation(), out var compilation, out var reported);
        var run = driver.GetRunResult();
        Assert.All(run.Results, static result => Assert.Null(result.Exception));
        return new CompiledProject(compilation, reported, run);
    }

    /// <summary>Runs the generator and then the analyzers over all that is there, and gives what the analyzers report.</summary>
    public async Task<AnalyzedProject> AnalyzeAsync()
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compilation(), out var compilation, out _);
        var analyzed = compilation.WithAnalyzers(
            [.. Analyzers.Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. AdditionalFiles()], Options()), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return new AnalyzedProject(compilation, await analyzed.GetAnalyzerDiagnosticsAsync());
    }

    /// <summary>All analyzers of the generator's assembly.</summary>
    public static IReadOnlyList<Type> Analyzers { get; } =
        [.. typeof(DockerImageGenerator).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))];

    public UserOptions Options()
    {
        var told = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (HasProps)
        {
            told["build_property.ImageGenDefaultNamespace"] = "";
            told["build_property.ImageGenBaseRegistry"] = "";
            told["build_property.ProjectDir"] = Folder + "/";
        }

        foreach (var (name, value) in Properties)
        {
            told["build_property." + name] = value;
        }

        return new UserOptions(told, FileOptions);
    }
}
