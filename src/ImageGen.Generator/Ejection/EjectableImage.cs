using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline;
using ImageGen.Generator.Pipeline.Resolution;
using ImageGen.Generator.Settings;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Ejection;

/// <summary>An image with an <c>auto</c> Dockerfile, and that Dockerfile.</summary>
/// <param name="Class">The class.</param>
/// <param name="Arguments">The argument list of its attribute.</param>
/// <param name="Generated">The Dockerfile; <see langword="null"/> if it cannot become a file.</param>
/// <param name="Obstacle">The reason why it cannot become a file, with what to do; <see langword="null"/> if it can.</param>
internal sealed record EjectableImage(ClassModel Class, AttributeArgumentListSyntax Arguments, ProjectDockerfile? Generated, string? Obstacle)
{
    /// <summary>The folder of the context, as the attribute writes it.</summary>
    private string? Context { get; init; }

    /// <summary>The folder of the project with the class.</summary>
    private string Folder { get; init; } = "";

    /// <summary>Finds the image of a class; <see langword="null"/> if its Dockerfile is a file.</summary>
    public static EjectableImage? Find(AnnotatedClass found, BuildProperties properties, ProjectFactsIndex projects)
    {
        var (type, attribute, _, _) = found.Declaration;
        if (attribute.Dockerfile != ImageAttribute.AutoDockerfile || ArgumentsOf(found) is not { Arguments.Count: > 0 } arguments)
        {
            return null;
        }

        var diagnostics = new ImageDiagnostics(found.Sites);
        var options = SettingsResolution.Resolve(attribute, properties, diagnostics);
        var facts = ProjectResolution.Resolve(attribute, type, projects, diagnostics);
        var context = ContextText.Normalize(attribute.Get(AttributeSettings.Context));
        var image = new EjectableImage(type, arguments, null, null) { Context = context, Folder = projects.Directory };
        var obstacle = EjectionObstacles.FindInAttribute(arguments, options, context) ?? diagnostics.Failure;
        return obstacle is not null ? image with { Obstacle = obstacle }
            : facts is null ? image with { Obstacle = EjectionObstacles.NoFacts }
            : image.With(facts, options, projects);
    }

    /// <summary>Creates the files.</summary>
    /// <param name="path">The path of the Dockerfile.</param>
    /// <param name="ignoreFile">Returns the text of the <c>.dockerignore</c> in a folder; <see langword="null"/> if the compiler does not see one.</param>
    /// <param name="isComplete">Whether the compiler sees the <c>.dockerignore</c> of every folder.</param>
    public EjectedDockerfile Eject(string path, Func<string, string?> ignoreFile, bool isComplete)
    {
        var generated = Generated!;
        var context = Context is null && generated.ContextFolder != Folder ? ProjectPath.RelativeFolder(Folder, generated.ContextFolder) : null;
        return new EjectedDockerfile
        {
            Folder = Folder,
            Path = path,
            Text = generated.Text,
            IgnoreText = EjectedIgnoreFile.Create(
                generated, ProjectPath.Combine(Folder, path), ignoreFile(generated.ContextFolder), isComplete || IsWithin(generated.ContextFolder, Folder)),
            Arguments = EjectedArguments.Write(Arguments, path, context),
        };
    }

    private EjectableImage With(ProjectFacts facts, SettingValues options, ProjectFactsIndex projects)
    {
        try
        {
            var generated = GeneratedDockerfileResolution.Create(facts, Context, options, projects);
            return EjectionObstacles.FindInFeeds(facts) is { } obstacle ? this with { Obstacle = obstacle } : this with { Generated = generated };
        }
        catch (ProjectDockerfileException exception)
        {
            return this with { Obstacle = exception.Message };
        }
    }

    private static bool IsWithin(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static AttributeArgumentListSyntax? ArgumentsOf(AnnotatedClass found) => found.Sites
        .Where(static site => site.Subject == Site.Attribute)
        .Select(static site => site.Location.SourceTree?.GetRoot().FindNode(site.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList)
        .FirstOrDefault();
}
