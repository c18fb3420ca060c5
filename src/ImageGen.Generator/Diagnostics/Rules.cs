using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The rules that the generator reports. A violation makes the generated members stubs, or leaves some of them out of date or missing.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor ClassNotPartial = Error(
        "IMG0001",
        "A class with [DockerImage] must be partial",
        "'{0}' must be partial, because the generator adds the members of the image '{1}'. Add the keyword 'partial'.");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "IMG0002",
        "The image's name is not valid",
        "{0}");

    public static readonly DiagnosticDescriptor InvalidTag = Error(
        "IMG0003",
        "The image's tag is not valid",
        "{0}");

    public static readonly DiagnosticDescriptor TwoTags = Error(
        "IMG0004",
        "The image has two tags",
        "The name contains the tag '{0}', and Tag is '{1}'. Keep one of them, and set further tags with BuildOptions.Tags.");

    public static readonly DiagnosticDescriptor DockerfileNotFound = Error(
        "IMG0005",
        "The Dockerfile was not found",
        "The Dockerfile '{0}' was not found in the project's folder{1}. Correct the path, or, for a file outside of the folder or with another kind of name, add <AdditionalFiles Include=\"{0}\" /> to the project (in a file-based app: #:property ImageGenDockerfiles={0}).");

    public static readonly DiagnosticDescriptor MemberNameCollision = Error(
        "IMG0006",
        "A member has the name of a generated one",
        "'{0}' already has a member '{1}', and [DockerImage] generates a member with that name. Rename your member.");

    public static readonly DiagnosticDescriptor DigestInName = Error(
        "IMG0007",
        "The image's name contains a digest",
        "The name '{0}' of an image to build contains a digest, which is unknown before the build. Remove '@{1}'.");

    public static readonly DiagnosticDescriptor InvalidPlatform = Error(
        "IMG0008",
        "The platform is not valid",
        "{0}");

    public static readonly DiagnosticDescriptor MalformedSetting = Error(
        "IMG0009",
        "A setting of the image is malformed",
        "{0} = '{1}': {2}");

    public static readonly DiagnosticDescriptor ProjectNotFound = Error(
        "IMG0010",
        "The project to publish was not found",
        "There is no project at '{0}', which {1} publishes. Fix the path; a relative path starts at the folder of the project that contains {1}, and a folder must have exactly one project file.");

    public static readonly DiagnosticDescriptor GenericClass = Error(
        "IMG0011",
        "A class with [DockerImage] must not be generic",
        "'{0}' is generic or inside a generic type, so there would be one image for each type argument. Remove the type parameters, or move the class out of the generic type.");

    public static readonly DiagnosticDescriptor FileLocalClass = Error(
        "IMG0012",
        "A class with [DockerImage] must not be file-local",
        "'{0}' is file-local, so no other file can add members to it. Make it internal.");

    public static readonly DiagnosticDescriptor MalformedProperty = Error(
        "IMG0013",
        "An MSBuild property of ImageGen is malformed",
        "The MSBuild property {0} is '{1}': {2}");

    public static readonly DiagnosticDescriptor ProjectIsNoProgram = Error(
        "IMG0014",
        "The project to publish is not a program",
        "The project '{0}' has OutputType '{1}', but an image needs a program. Set its OutputType to Exe, name another project with Project = \"…\", or use a Dockerfile with Dockerfile = \"…\".");

    public static readonly DiagnosticDescriptor NoProject = Error(
        "IMG0015",
        "A file-based app must name the project to publish",
        "'{0}' needs a project to publish, and a file-based app is not a project. Name one with Project = \"…\", or use a Dockerfile with Dockerfile = \"…\".");

    public static readonly DiagnosticDescriptor ProjectCannotBecomeImage = Error(
        "IMG0016",
        "The project cannot become a Linux image",
        "{0}");

    public static readonly DiagnosticDescriptor MemberOfTwoNames = Rule.Create(
        "IMG0017",
        DiagnosticSeverity.Warning,
        "Two names of the Dockerfile become one member",
        "The {0} '{1}' has no member, because the member '{3}' is for '{2}'. Rename one of them.");

    public static readonly DiagnosticDescriptor UnknownTarget = Error(
        "IMG0018",
        "The target is not a stage of the Dockerfile",
        "'{0}' is not a stage of '{1}'. {2}.");

    public static readonly DiagnosticDescriptor InvalidBaseImage = Error(
        "IMG0019",
        "The base image is not valid",
        "{0}");

    public static readonly DiagnosticDescriptor OldLanguageVersion = Error(
        "IMG0020",
        "The project's version of C# is too old",
        "The members of '{0}' need C# {1}{2}, and the project uses C# {3}. Set <LangVersion>{1}</LangVersion> or a newer version in the project, or remove its LangVersion.");

    public static readonly DiagnosticDescriptor BaseImageWithoutRuntime = Warning(
        "IMG0021",
        "The base image cannot run the program",
        "{0}");

    public static readonly DiagnosticDescriptor ImageWithoutCultures = Warning(
        "IMG0022",
        "The image has no culture data",
        "{0}");

    public static readonly DiagnosticDescriptor RefusedSdk = Error(
        "IMG0023",
        "The SDK of the image is refused by global.json",
        "{0}");

    public static readonly DiagnosticDescriptor LockFileWithoutRuntime = Warning(
        "IMG0024",
        "The lock file is not for the platform of the image",
        "{0}");

    public static readonly DiagnosticDescriptor NativePlatforms = Error(
        "IMG0025",
        "A machine cannot publish a native program for several architectures",
        "{0}");

    public static readonly DiagnosticDescriptor HealthCheckPlatforms = Error(
        "IMG0026",
        "There is no program for health checks on the platform",
        "{0}");

    public static readonly DiagnosticDescriptor Cycle = Error(
        "IMG0027",
        "An image needs itself",
        "The image of '{0}' needs itself: {1}. Base one of these images on another one.");

    /// <summary>The rules of <see cref="Projects.Dockerfiles.Checks.ProjectImageChecks"/>, by id.</summary>
    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ForProjects =
        new[] { BaseImageWithoutRuntime, ImageWithoutCultures, RefusedSdk, LockFileWithoutRuntime, NativePlatforms, HealthCheckPlatforms }.ToDictionary(static rule => rule.Id, StringComparer.Ordinal);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule.Create(id, DiagnosticSeverity.Warning, title, message);

    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule.Create(id, DiagnosticSeverity.Error, title, message);
}
