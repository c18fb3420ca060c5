using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Pipeline.Resolution.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>From a declaration and what the build tells to a complete image, or to a stub that says what is wrong.</summary>
internal static class ImageResolution
{
    public static ResolvedImage Resolve(ClassWithDockerfile found, BuildProperties properties, AdditionalFileIndex files, ProjectFactsIndex projects)
    {
        var (type, attribute, assemblyName) = found.Class.Declaration;
        var diagnostics = new ImageDiagnostics(found.Class.Sites);
        if (attribute.HasErrors)
        {
            diagnostics.StopSilently("the arguments of [DockerImage] do not compile");
        }

        var (name, tag) = NameResolution.Resolve(attribute, properties, diagnostics);
        var options = SettingsResolution.Resolve(attribute, properties, diagnostics);
        var model = new ImageModel
        {
            Class = type,
            AssemblyName = assemblyName,
            Name = name,
            Tag = tag,
            Dockerfile = DockerfileResolution.Resolve(attribute, files, diagnostics),
            Context = ContextText.Normalize(attribute.Get(AttributeSettings.Context)),
            Project = attribute.Get(AttributeSettings.Project),
            ProjectFacts = ProjectResolution.Resolve(attribute, type, projects, diagnostics),
            Options = options,
            Members = DockerfileMembersResolution.Resolve(found.Dockerfile, options, diagnostics),
        };
        ClassRules.Check(model, diagnostics);
        return new ResolvedImage(
            type.IsFileLocal ? null : model with { Failure = diagnostics.Failure },
            diagnostics.ToEquatableArray());
    }
}
