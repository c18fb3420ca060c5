using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

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
        var defaults = SettingsResolution.Resolve(attribute, properties, diagnostics);
        var model = new ImageModel
        {
            Class = type,
            AssemblyName = assemblyName,
            Name = name,
            Tag = tag,
            Dockerfile = DockerfileResolution.Resolve(attribute, files, diagnostics),
            Context = ContextText.Resolve(attribute, diagnostics),
            Project = SettingsResolution.Text(attribute.Project, nameof(attribute.Project), diagnostics),
            ProjectFacts = ProjectResolution.Resolve(attribute, type, projects, diagnostics),
            Defaults = defaults,
            Members = DockerfileMembersResolution.Resolve(found.Dockerfile, defaults, diagnostics),
        };
        ClassRules.Check(model, diagnostics);
        return new ResolvedImage(
            type.IsFileLocal ? null : model with { Failure = diagnostics.Failure },
            diagnostics.ToEquatableArray());
    }
}
