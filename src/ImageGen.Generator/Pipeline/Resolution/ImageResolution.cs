using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Pipeline.Resolution.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Creates a complete image from a declaration and the information of the build, or a stub with the error.</summary>
internal static class ImageResolution
{
    public static ResolvedImage Resolve(ClassWithDockerfile found, BuildProperties properties, AdditionalFileIndex files, ProjectFactsIndex projects)
    {
        var (type, attribute, assemblyName, language) = found.Class.Declaration;
        var diagnostics = new ImageDiagnostics(found.Class.Sites);
        if (attribute.HasErrors)
        {
            diagnostics.StopSilently("The arguments of [DockerImage] do not compile. Fix the errors that the compiler reports for them.");
        }

        var (name, tag) = NameResolution.Resolve(attribute, properties, diagnostics);
        var options = SettingsResolution.Resolve(attribute, properties, diagnostics);
        var facts = ProjectResolution.Resolve(attribute, type, projects, diagnostics);
        var model = new ImageModel
        {
            Class = type,
            AssemblyName = assemblyName,
            Name = name,
            Tag = tag,
            Dockerfile = DockerfileResolution.Resolve(attribute, files, diagnostics),
            Context = ContextText.Normalize(attribute.Get(AttributeSettings.Context)),
            Project = attribute.Get(AttributeSettings.Project),
            ProjectFacts = facts,
            GeneratedDockerfile = GeneratedDockerfileResolution.Resolve(attribute, facts, options, projects, diagnostics),
            BaseClass = attribute.BaseClass,
            Options = options,
            Members = DockerfileMembersResolution.Resolve(found.Dockerfile, options, diagnostics),
        };
        if (LanguageRule.Check(model, language, found.Class.Sites) is { } tooOld)
        {
            return new ResolvedImage(null, tooOld.ToEquatableArray());
        }

        ClassRules.Check(model, diagnostics);
        return new ResolvedImage(
            type.IsFileLocal ? null : model with { Failure = diagnostics.Failure },
            diagnostics.ToEquatableArray())
        {
            IsDockerfileKnown = found.Dockerfile is not null,
        };
    }
}
