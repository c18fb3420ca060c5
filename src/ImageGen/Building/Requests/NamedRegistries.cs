using ImageGen.Credentials;

namespace ImageGen.Building.Requests;

/// <summary>
/// The registries that a build names. Credentials go to these alone, whatever a daemon asks for.
/// </summary>
/// <remarks>
/// Where only the daemon can see the Dockerfile, as in a Git context, nobody here knows what it names, and the text may be a stranger's:
/// the registries are then those that the options name, among them those of <see cref="ImageBuildOptions.Credentials"/>.
/// The same holds for a host that a base image's ONBUILD names, for a mirror of the daemon's, and for a host in an argument whose value is not known.
/// </remarks>
internal static class NamedRegistries
{
    /// <summary>The image that reads the Dockerfile, as an argument that goes before the Dockerfile's own directive.</summary>
    private const string SyntaxArgument = "BUILDKIT_SYNTAX";

    /// <summary>The registry of BuildKit's own scanner for a bill of materials, and of an image name without a registry.</summary>
    private const string DockerHub = "docker.io";

    /// <summary>The registries of the images that a classic build pulls.</summary>
    public static IReadOnlyCollection<string> PulledBy(BuildRequest request)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        AddBaseImages(names, request);
        AddCaches(names, request.Options.CacheFrom);
        return names;
    }

    /// <summary>The registries that BuildKit may need: those of the pulled images, the frontend, contexts, caches and pushes.</summary>
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

        // An image goes to the registry of its name, and to those of the names that an output has besides.
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

    /// <summary>After the image, the text may hold what the frontend is told.</summary>
    private static void AddFrontend(SortedSet<string> names, string? syntax) => Add(names, syntax?.Trim().Split(' ', '\t')[0]);

    /// <summary>A program that gives credentials for a registry names it.</summary>
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
            // What comes before a variable that only the daemon knows, such as $TARGETARCH, names the registry, if it goes beyond it.
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
