using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The rules that the generator itself reports: each stops or degrades what it emits.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor ClassNotPartial = Error(
        "IMG0001",
        "A class with [DockerImage] must be partial",
        "'{0}' must be partial, so that the members of the image '{1}' can be added");

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
        "The name holds the tag '{0}' and Tag says '{1}'; keep one of them, and give further tags with BuildOptions.Tags");

    public static readonly DiagnosticDescriptor DockerfileNotFound = Error(
        "IMG0005",
        "The Dockerfile was not found",
        "No Dockerfile '{0}' is known in the project's folder{1}; correct the path, or, for a file that the build does not look for by itself, add <AdditionalFiles Include=\"{0}\" /> to the project (in a file-based app: #:property ImageGenDockerfiles={0})");

    public static readonly DiagnosticDescriptor MemberNameCollision = Error(
        "IMG0006",
        "A member has the name of a generated one",
        "'{0}' already has a member '{1}', which [DockerImage] generates; rename yours");

    public static readonly DiagnosticDescriptor DigestInName = Error(
        "IMG0007",
        "A name to build under holds a digest",
        "'{0}' holds a digest, which only a registry can give to what was pushed; leave '@{1}' out");

    public static readonly DiagnosticDescriptor InvalidPlatform = Error(
        "IMG0008",
        "The platform is not valid",
        "{0}");

    public static readonly DiagnosticDescriptor MalformedSetting = Error(
        "IMG0009",
        "A setting of the image is malformed",
        "{0} = '{1}': {2}");

    public static readonly DiagnosticDescriptor ProjectNotKnown = Error(
        "IMG0010",
        "The project to publish is not known to MSBuild",
        "MSBuild told nothing of the project '{0}'; correct the path, or add <ImageGenProject Include=\"{0}\" /> or a ProjectReference to the project that holds '{1}' (in a file-based app: #:property ImageGenProjects={0})");

    public static readonly DiagnosticDescriptor GenericClass = Error(
        "IMG0011",
        "A class with [DockerImage] must not be generic",
        "'{0}' is generic, or inside a generic type: it would be one image for each type argument; move it out of there");

    public static readonly DiagnosticDescriptor FileLocalClass = Error(
        "IMG0012",
        "A class with [DockerImage] must not be file-local",
        "'{0}' is file-local, so that no other file can add members to it; make it internal");

    public static readonly DiagnosticDescriptor MalformedProperty = Error(
        "IMG0013",
        "An MSBuild property of ImageGen is malformed",
        "The MSBuild property {0} is '{1}': {2}");

    public static readonly DiagnosticDescriptor ProjectIsNoProgram = Error(
        "IMG0014",
        "The project to publish is not a program",
        "The project '{0}' has OutputType '{1}', and only a program becomes an image; set its OutputType to Exe, name another project with Project = \"…\", or a Dockerfile with Dockerfile = \"…\"");

    public static readonly DiagnosticDescriptor NoProject = Error(
        "IMG0015",
        "A file-based app must name the project to publish",
        "'{0}' is made from no project, since a file-based app is none; name one with Project = \"…\" and '#:property ImageGenProjects=…', or a Dockerfile with Dockerfile = \"…\"");

    public static readonly DiagnosticDescriptor MemberOfTwoNames = Rule.Of(
        "IMG0017",
        DiagnosticSeverity.Warning,
        "Two names of the Dockerfile become one member",
        "The {0} '{1}' has no member of its own: the member '{3}' stands for '{2}' already; rename one of them");

    public static readonly DiagnosticDescriptor UnknownTarget = Error(
        "IMG0018",
        "The target is no stage of the Dockerfile",
        "'{0}' is no stage of '{1}': {2}");

    public static readonly DiagnosticDescriptor InvalidBaseImage = Error(
        "IMG0019",
        "The base image is not valid",
        "{0}");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule.Of(id, DiagnosticSeverity.Error, title, message);
}
