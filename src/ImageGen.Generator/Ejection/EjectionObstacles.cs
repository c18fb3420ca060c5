using ImageGen.Generator.Pipeline.Resolution;
using ImageGen.Generator.Settings;
using ImageGen.Projects;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Ejection;

/// <summary>The reasons why an <c>auto</c> Dockerfile cannot become a file, each with what to do.</summary>
internal static class EjectionObstacles
{
    public const string NoFacts = "The compiler has no information about the project to publish. Name the project with a string literal, and build again.";

    /// <summary>The source that the SDK adds to F# projects. nuget.org has the same package.</summary>
    private const string FSharpFeed = "library-packs";

    public static string? FindInAttribute(AttributeArgumentListSyntax arguments, SettingValues options, string? context)
    {
        if (options.Get(AttributeSettings.PublishOn) == "Host")
        {
            return "PublishOn is Host, so the Dockerfile only copies the output of a publish, which only 'auto' starts. Set PublishOn = PublishLocation.Container first.";
        }

        if (ContextText.IsRemote(context))
        {
            return "The context '" + context + "' is not a folder. Remove Context first.";
        }

        return arguments.ContainsDirectives ? "The arguments of [DockerImage] contain a directive such as #if. Remove the directive first." : null;
    }

    public static string? FindInFeeds(ProjectFacts facts) => facts.OuterFeeds.FirstOrDefault() is { } feed
        ? "The package source '" + feed.Value + "' in '" + feed.File + "' is a folder outside of the repository, which only 'auto' sends. "
            + (feed.Value.Contains(FSharpFeed) ? "Set the property DisableImplicitLibraryPacksFolder of the project to true first." : "Move the folder into the repository, or remove the source, first.")
        : null;
}
