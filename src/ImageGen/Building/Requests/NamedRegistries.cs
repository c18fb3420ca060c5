using ImageGen.Credentials;

namespace ImageGen.Building.Requests;

/// <summary>
/// The registries that a build names. Credentials are sent to these only, whatever a daemon requests.
/// </summary>
/// <remarks>
/// If only the daemon can read the Dockerfile, as in a Git context, its registries are unknown here, and the text may be untrusted.
/// The registries are then those in the options, including those of <see cref="ImageBuildOptions.Credentials"/>.
/// The same applies to a registry in a base image's ONBUILD, to a mirror of the daemon, and to a registry in an argument with an unknown value.
/// </remarks>
internal static class NamedRegistries
{
    /// <summary>The build argument with the frontend image. It overrides the directive of the Dockerfile.</summary>
    private const string SyntaxArgument = "BUILDKIT_SYNTAX";

    /// <summary>The registry of BuildKit's default scanner for a bill of materials.</summary>
    private const string DockerHub = "docker.io";

    /// <summary>Gets the registries of the images that a classic build pulls.</summary>
    public static IReadOnlyCollection<string> PulledBy(BuildRequest request)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        AddBaseImages(names, request);
        AddCaches(names, request.Options.CacheFrom);
        return names;
    }

    /// <summary>Gets the registries that BuildKit may need: those of the pulled images, the frontend, contexts, caches and pushes.</summary>
    public static IReadOnlyCollection<string> UsedBy(BuildRequest request)
    {
        var options = request.Options;
        var names = new SortedSet<string>(PulledBy(request), StringComparer.Ordinal);
        AddGiven(names, request);
        AddFrontend(names, request.Dockerfile?.SyntaxDirective?.Value);
        AddFrontend(names, options.Args.Contains(SyntaxArgument) ? options.Args[SyntaxArgument] : null);
        AddCaches(names, options.CacheTo);
        names.UnionWith(options.NamedContexts.Values.OfType<NamedContext.Image>().Select(context => context.Reference.Registry));
        if (options.Sbom == true)
        {
            names.Add(options.SbomGenerator?.Registry ?? DockerHub);
        }

        // An image is pushed to the registries of its references, and to those of the additional names of an output.
        names.UnionWith(request.References.Select(reference => reference.Registry));
        foreach (var output in options.Outputs)
        {
            foreach (var name in output.Attributes.GetValueOrDefault("name", "").Split(','))
            {
                Add(names, name);
            }
        }

        return names;
    }

    private static void AddBaseImages(SortedSet<string> names, BuildRequest request)
    {
        if (request.Dockerfile is { } dockerfile)
        {
            foreach (var name in dockerfile.ExternalImages(new Dictionary<string, string?>(request.Options.Args, StringComparer.Ordinal), request.Options.Target))
            {
                Add(names, name);
            }
        }
        else
        {
            AddGiven(names, request);
        }
    }

    /// <summary>The text may contain arguments for the frontend after the image.</summary>
    private static void AddFrontend(SortedSet<string> names, string? syntax) => Add(names, syntax?.Trim().Split(' ', '\t')[0]);

    /// <summary>Adds the registries of the credentials in the options.</summary>
    private static void AddGiven(SortedSet<string> names, BuildRequest request) =>
        names.UnionWith(request.Options.Credentials.Select(credentials => RegistryKey.Host(credentials.Registry)));

    private static void AddCaches(SortedSet<string> names, IEnumerable<BuildCache> caches)
    {
        foreach (var cache in caches)
        {
            Add(names, cache.Parameters.GetValueOrDefault("ref"));
        }
    }

    private static void Add(SortedSet<string> names, string? image)
    {
        if (string.IsNullOrWhiteSpace(image))
        {
            return;
        }

        if (ImageReference.TryParse(image.Trim(), out var reference))
        {
            names.Add(reference.Registry);
        }
        else if (image.IndexOf('$', StringComparison.Ordinal) is > 0 and var variable)
        {
            // The text before a variable that only the daemon can expand, such as $TARGETARCH, identifies the registry if it continues after the registry.
            var known = image[..variable];
            if (known.Contains('/', StringComparison.Ordinal) && ImageReference.TryParse(known + "x", out var beginning))
            {
                names.Add(beginning.Registry);
            }
            else if (ImageReference.TryParse(known.TrimEnd(':', '@', '-', '.', '_'), out beginning) && !image[variable..].Contains('/', StringComparison.Ordinal))
            {
                names.Add(beginning.Registry);
            }
        }
    }
}
