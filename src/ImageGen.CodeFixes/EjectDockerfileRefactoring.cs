using System.Composition;
using ImageGen.Generator.Ejection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.CodeFixes;

/// <summary>Writes an <c>auto</c> Dockerfile to a file with its ignore file, and changes the attribute so that the image uses the file.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EjectDockerfileRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null
            && model is not null
            && root.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: { } arguments } attribute
            && DockerfileEjection.Find(attribute, model, document.Project.AnalyzerOptions, context.CancellationToken) is { } ejected)
        {
            context.RegisterRefactoring(CodeAction.Create(
                "Write the Dockerfile to a file",
                cancellation => ApplyAsync(document, arguments.Span, ejected, cancellation),
                equivalenceKey: nameof(EjectDockerfileRefactoring)));
        }
    }

    private static async Task<Solution> ApplyAsync(Document document, TextSpan arguments, EjectedDockerfile ejected, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changed = document.WithText(text.WithChanges(new TextChange(arguments, ejected.Arguments))).Project.Solution;
        var withDockerfile = Add(changed, document.Project.Id, ejected.Folder, ejected.Path, ejected.Text);
        return Add(withDockerfile, document.Project.Id, ejected.Folder, ejected.IgnorePath, ejected.IgnoreText);
    }

    private static Solution Add(Solution solution, ProjectId project, string folder, string path, string text) =>
        solution.AddAdditionalDocument(DocumentId.CreateNewId(project), path, SourceText.From(text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), filePath: folder + "/" + path);
}
