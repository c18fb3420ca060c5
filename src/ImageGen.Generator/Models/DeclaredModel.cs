using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Models;

/// <summary>What the list of all images contains of one image. It has no lines of the Dockerfile, so an edit that only moves them emits nothing again.</summary>
internal sealed record DeclaredModel
{
    /// <summary>The class's own name.</summary>
    public required string ClassName { get; init; }

    /// <summary>The class's full name, which is also the order of classes with the same name.</summary>
    public required string FullName { get; init; }

    /// <summary>The class in C# source, from <c>global::</c> on.</summary>
    public required string TypeName { get; init; }

    /// <summary>Registry and repository.</summary>
    public required string ImageName { get; init; }

    public string? Tag { get; init; }

    /// <summary>The class whose image is the base image, in C# source; <see langword="null"/> if there is none.</summary>
    public string? BaseClass { get; init; }

    /// <summary>The name of that image in the Dockerfile.</summary>
    public string? BaseName { get; init; }

    /// <summary>The images that the Dockerfile uses.</summary>
    public EquatableArray<string> UsedImages { get; init; }

    public string? Summary { get; init; }

    /// <summary>Whether the compiler has read the image's Dockerfile.</summary>
    public bool IsDockerfileKnown { get; init; }

    public EquatableArray<ArgumentMember> Arguments { get; init; }

    public EquatableArray<string> Stages { get; init; }

    public EquatableArray<MountMember> Secrets { get; init; }

    public EquatableArray<string> SshIds { get; init; }

    public EquatableArray<PortMember> Ports { get; init; }

    /// <summary>The platforms that the attribute names.</summary>
    public EquatableArray<string> Platforms { get; init; }

    /// <summary>Creates the model; <see langword="null"/> if other code cannot use the class or its image.</summary>
    public static DeclaredModel? Create(ImageModel image, bool isDockerfileKnown)
    {
        var type = image.Class;
        if (!type.IsUsable)
        {
            return null;
        }

        var members = image.Members;
        return new DeclaredModel
        {
            ClassName = type.Name.TrimStart('@'),
            FullName = type.FullName,
            TypeName = "global::" + (type.Namespace is { } space ? space + "." : "") + string.Join(".", type.Parts.Select(static part => part.Identifier)),
            ImageName = image.Name,
            Tag = image.Tag,
            BaseClass = image.BaseClass,
            BaseName = image.BaseClass is null ? null : image.Options.Get(AttributeSettings.BaseImage),
            UsedImages = image.Members.UsedImages,
            Summary = type.Summary,
            IsDockerfileKnown = isDockerfileKnown,
            Arguments = members.Arguments,
            Stages = members.Stages.Select(static stage => stage.Name).ToEquatableArray(),
            Secrets = members.Secrets,
            SshIds = members.Agents.Select(static agent => agent.Id).ToEquatableArray(),
            Ports = members.Ports,
            Platforms = image.Failure is null ? image.Options.Get(AttributeSettings.Platforms) : default,
        };
    }
}
