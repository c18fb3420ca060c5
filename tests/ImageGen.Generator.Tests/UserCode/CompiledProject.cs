using System.Runtime.Loader;

namespace ImageGen.Generator.Tests.UserCode;

/// <summary>A user's project with what was generated for it.</summary>
internal sealed class CompiledProject(Compilation compilation, ImmutableArray<Diagnostic> reported, GeneratorDriverRunResult run)
{
    private readonly Lazy<ImmutableArray<Diagnostic>> _diagnostics = new(() => compilation.GetDiagnostics());

    public Compilation Compilation => compilation;

    /// <summary>What the generator reported and <c>#pragma</c> did not silence.</summary>
    public ImmutableArray<Diagnostic> Reported { get; } = [.. reported.Where(static diagnostic => !diagnostic.IsSuppressed)];

    /// <summary>The name of the source with the list of all images.</summary>
    public const string ListName = "ImageGen-images.g.cs";

    /// <summary>The generated sources of single images.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources => [.. run.Results.Single().GeneratedSources.Where(static source => source.HintName != ListName)];

    /// <summary>The generated list of all images; <see langword="null"/> if there is none.</summary>
    public string? List => run.Results.Single().GeneratedSources.Where(static source => source.HintName == ListName).Select(static source => source.SourceText.ToString()).SingleOrDefault();

    /// <summary>The one generated source.</summary>
    public string Source => Assert.Single(Sources).SourceText.ToString();

    /// <summary>What the compiler itself has to say, above information; that users document their own types is not asked of them.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics =>
    [
        .. _diagnostics.Value.Where(diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning
            && (diagnostic.Id != "CS1591" || IsGenerated(diagnostic))),
    ];

    /// <summary>What the compiler has to say of the generated sources, also as information.</summary>
    public IEnumerable<Diagnostic> DiagnosticsOfGeneratedCode => _diagnostics.Value.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && IsGenerated(diagnostic));

    /// <summary>Whether a diagnostic is in a generated source.</summary>
    public bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && run.GeneratedTrees.Contains(tree);

    public void AssertCompilesWithoutWarning()
    {
        var said = Reported.Concat(CompilerDiagnostics).ToArray();
        if (said.Length > 0)
        {
            Assert.Fail(string.Join('\n', said.AsEnumerable()));
        }
    }

    /// <summary>Fails unless the generator reported this one thing, at this text of the user's.</summary>
    public Diagnostic AssertReported(string id, string at)
    {
        var diagnostic = Assert.Single(Reported);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(at, TextAt(diagnostic.Location));
        return diagnostic;
    }

    /// <summary>The source text at a location.</summary>
    public static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    /// <summary>Loads the compiled program into this process.</summary>
    public System.Reflection.Assembly Load()
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }
}
