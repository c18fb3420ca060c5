using ImageGen.Building;
using ImageGen.Building.Options.Declarations;

namespace ImageGen.Images.Graph;

/// <summary>Gives a build the images that were built for it: exactly these, whatever a registry has under their names.</summary>
internal static class BaseHandover
{
    /// <param name="bases">The images.</param>
    /// <param name="files">The files and options of the build.</param>
    /// <param name="ready">The builder.</param>
    /// <param name="cancellationToken">Cancels the check of the images in the engine.</param>
    /// <exception cref="ImageBuildException">The builder does not have an image.</exception>
    public static async Task<BuildFiles> ApplyAsync(IReadOnlyList<BuiltBase> bases, BuildFiles files, ReadyBuilder ready, CancellationToken cancellationToken)
    {
        foreach (var each in bases)
        {
            files = each switch
            {
                { Image.Origin.Contents: { } contents } => WithContext(files, each.Name, new NamedContext.Contents(contents)),
                { Layout: { } layout } => WithContext(files, each.Name, NamedContext.FromOciLayout(layout)),
                _ => await WithEngineImageAsync(files, each, ready, cancellationToken).ConfigureAwait(false),
            };
        }

        return files;
    }

    /// <summary>
    /// Uses an image in the store of the engine. The Dockerfile gets its tag, because named contexts need a newer BuildKit than the engines that have
    /// such a store. The engine does not ask registries, where the tag may name another image.
    /// </summary>
    private static async Task<BuildFiles> WithEngineImageAsync(BuildFiles files, BuiltBase built, ReadyBuilder ready, CancellationToken cancellationToken)
    {
        var reference = built.Image.Reference;
        var id = built.Image.Origin.IdInEngine;
        if (id is null || await ready.FindImageAsync(reference, cancellationToken).ConfigureAwait(false) is not { } found || found != id)
        {
            throw new ImageBuildException($"The image {reference}, which this build needs, is not the one in {ready.Name} that was built for it: another build has replaced it, or it was built elsewhere. Build again, with the same engine for both.");
        }

        var options = BuildOptionsMerge.Merge(files.Options, new ImageBuildOptions { Pull = false });
        files = files with { Options = options };
        return files.Dockerfile is { } dockerfile && DockerfileRewrite.ReplaceImage(dockerfile, files.Context.DockerfileText!, built.Name, reference.ToString()) is { } text
            ? WithText(WithoutContext(files, built.Name), text)
            : WithContext(files, built.Name, NamedContext.FromImage(reference));
    }

    private static BuildFiles WithText(BuildFiles files, string text)
    {
        var context = files.Context with { DockerfileText = text };
        return files with { Context = context, Dockerfile = context.ParseDockerfile() };
    }

    private static BuildFiles WithoutContext(BuildFiles files, string name)
    {
        if (!files.Options.NamedContexts.ContainsKey(name))
        {
            return files;
        }

        var options = BuildOptionsMerge.Merge(files.Options, null);
        options.Values.Set(SourceOptions.NamedContexts, new Dictionary<string, NamedContext>(options.NamedContexts.Where(context => context.Key != name), StringComparer.Ordinal));
        return files with { Options = options };
    }

    private static BuildFiles WithContext(BuildFiles files, string name, NamedContext context) =>
        files with { Options = BuildOptionsMerge.Merge(files.Options, new ImageBuildOptions { NamedContexts = { [name] = context } }) };
}
