using ImageGen.Generator.Pipeline;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace ImageGen.CodeFixes.Tests;

/// <summary>A project of a user's in an editor: sources, what is reported of them, and what the fixes make of it.</summary>
internal sealed class FixableProject : IDisposable
{
    private static readonly CodeFixProvider[] Providers =
        [.. typeof(SuggestedTextCodeFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(CodeFixProvider))).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly UserProject _user;

    public FixableProject(UserProject user)
    {
        _user = user;
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, user.AssemblyName, user.AssemblyName, LanguageNames.CSharp,
            compilationOptions: user.Compilation().Options, parseOptions: UserProject.ParseOptions, metadataReferences: FrameworkReferences.All));
        for (var i = 0; i < user.Sources.Count; i++)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Source{i}.cs", user.Sources[i], filePath: $"{user.Folder}/Source{i}.cs");
        }

        Project = solution.GetProject(id)!;
    }

    public Project Project { get; }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The sources after the one fix of that title for the first diagnostic of the rule.</summary>
    public async Task<IReadOnlyList<string>> FixFirstAsync(string id, string? title = null)
    {
        var diagnostic = (await DiagnosticsAsync()).First(diagnostic => diagnostic.Id == id);
        return await ApplyAsync((await ActionsAsync(diagnostic)).Single(action => title is null || action.Title == title));
    }

    /// <summary>The titles of the fixes for the first diagnostic of the rule.</summary>
    public async Task<IEnumerable<string>> TitlesAsync(string id) =>
        (await ActionsAsync((await DiagnosticsAsync()).First(diagnostic => diagnostic.Id == id))).Select(static action => action.Title);

    /// <summary>The sources after the fix was made everywhere in the project.</summary>
    public async Task<IReadOnlyList<string>> FixAllAsync(string id, string? title = null)
    {
        var diagnostics = (await DiagnosticsAsync()).Where(diagnostic => diagnostic.Id == id).ToArray();
        var provider = Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));
        var action = (await ActionsAsync(diagnostics[0])).Single(action => title is null || action.Title == title);
        var context = new FixAllContext(
            Document(diagnostics[0]), provider, FixAllScope.Project, action.EquivalenceKey, [id], new Reported(Project, diagnostics), TestContext.Current.CancellationToken);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>What generator, compiler and analyzers report, from the first place to the last.</summary>
    private async Task<Diagnostic[]> DiagnosticsAsync()
    {
        var compilation = (await Project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create([new DockerImageGenerator().AsSourceGenerator()], _user.AdditionalFiles(), UserProject.ParseOptions, _user.Options())
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var ofGenerator);
        var analyzers = UserProject.Analyzers.Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        var ofAnalyzers = await generated.WithAnalyzers(analyzers, new AnalyzerOptions([], _user.Options())).GetAnalyzerDiagnosticsAsync();
        return
        [
            .. ofGenerator.Concat(ofAnalyzers).Concat(generated.GetDiagnostics())
                .Where(diagnostic => Project.GetDocument(diagnostic.Location.SourceTree) is not null)
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private async Task<IReadOnlyList<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(Document(diagnostic), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(CodeAction action)
    {
        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        var texts = new List<string>();
        foreach (var document in change.ChangedSolution.GetProject(Project.Id)!.Documents)
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return texts;
    }

    private Document Document(Diagnostic diagnostic) => Project.GetDocument(diagnostic.Location.SourceTree)!;

    private sealed class Reported(Project project, IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project _, CancellationToken cancellationToken) => Task.FromResult(diagnostics.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => project.GetDocument(diagnostic.Location.SourceTree)!.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project _, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
