using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.CodeFixes.Tests;

/// <summary>A project in an editor whose <c>auto</c> Dockerfile becomes a file.</summary>
internal sealed class EjectingProject : IDisposable
{
    public const string Folder = "/home/dev/shop/deploy";

    private const string Facts = """
        Directory=/home/dev/shop/deploy
        OwnProject=/home/dev/shop/deploy/Deploy.csproj
        Project=/home/dev/shop/deploy/Deploy.csproj
        TargetFramework=net10.0
        AssemblyName=Deploy
        OutputType=Exe
        Project=/home/dev/shop/api/Api.csproj
        TargetFramework=net10.0
        AssemblyName=Shop.Api
        OutputType=Exe
        UsesAspNetCore=true
        Reference=/home/dev/shop/library/Library.csproj
        RestoreInput=/home/dev/shop/Directory.Packages.props
        OutputFolder=/home/dev/shop/api/bin
        Project=/home/dev/shop/library/Library.csproj
        TargetFramework=net10.0
        AssemblyName=Library
        OutputType=Library

        """;

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly Project _project;

    /// <param name="source">The source, in which <c>‸</c> is the cursor.</param>
    /// <param name="facts">More facts of the last project.</param>
    /// <param name="files">More additional files, relative to the folder.</param>
    public EjectingProject(string source, string facts = "", params (string Path, string Text)[] files)
    {
        Cursor = source.IndexOf('‸', StringComparison.Ordinal);
        var user = new UserProject(source.Remove(Cursor, 1));
        var id = ProjectId.CreateNewId();
        Source = DocumentId.CreateNewId(id);
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, user.AssemblyName, user.AssemblyName, LanguageNames.CSharp,
                compilationOptions: user.Compilation().Options, parseOptions: UserProject.ParseOptions, metadataReferences: FrameworkReferences.All))
            .AddDocument(Source, "Source.cs", user.Sources[0], filePath: Folder + "/Source.cs")
            .AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".globalconfig",
                SourceText.From($"is_global = true\nbuild_property.ImageGenDefaultNamespace =\nbuild_property.ImageGenBaseRegistry =\nbuild_property.ProjectDir = {Folder}/\n"), filePath: Folder + "/.globalconfig");
        foreach (var (path, text) in files.Prepend(("obj/ImageGen.ProjectFacts.txt", Facts + facts)))
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), path, text, filePath: Folder + "/" + path);
        }

        _project = solution.GetProject(id)!;
    }

    private int Cursor { get; }

    private DocumentId Source { get; }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The source and the new files after the refactoring; nothing if it is not offered.</summary>
    public async Task<Ejected?> EjectAsync()
    {
        var actions = new List<CodeAction>();
        await new EjectDockerfileRefactoring().ComputeRefactoringsAsync(
            new CodeRefactoringContext(_project.GetDocument(Source)!, new TextSpan(Cursor, 0), actions.Add, TestContext.Current.CancellationToken));
        if (actions.Count == 0)
        {
            return null;
        }

        var action = Assert.Single(actions);
        Assert.Equal("Write the Dockerfile to a file", action.Title);
        var change = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single();
        var changed = change.ChangedSolution.GetProject(_project.Id)!;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in changed.AdditionalDocuments.ExceptBy(_project.AdditionalDocuments.Select(static old => old.Id), static file => file.Id))
        {
            files.Add(file.FilePath!, (await file.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        return new Ejected((await changed.GetDocument(Source)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), files);
    }

    internal sealed record Ejected(string Source, IReadOnlyDictionary<string, string> Files);
}
