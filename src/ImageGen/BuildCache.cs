using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen;

/// <summary>A location of cache outside the builder: a build imports the results of earlier builds from it, or exports its own to it.</summary>
/// <remarks>
/// An <see cref="ImageReference"/> and its text convert implicitly, as with <see cref="Registry"/>. The classic builder imports cache from such images only, and exports no cache.
/// </remarks>
public sealed record BuildCache
{
    private BuildCache(string type, ImmutableSortedDictionary<string, string> parameters)
    {
        Type = type;
        Parameters = parameters;
    }

    /// <summary>BuildKit's name for the type: <c>registry</c>, <c>inline</c>, <c>local</c>, <c>gha</c> and others.</summary>
    public string Type { get; }

    /// <summary>The parameters of the location, as BuildKit documents them for the type.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; }

    /// <summary>How much of the build is exported. Default: <see cref="CacheMode.Min"/>. <see cref="ImageBuildOptions.CacheFrom"/> and <see cref="Inline"/> ignore it.</summary>
    public CacheMode? Mode { get; init; }

    /// <summary>The image of <see cref="Registry"/>; <see langword="null"/> for every other type.</summary>
    internal ImageReference? Image { get; private init; }

    /// <summary>Creates the location of an image in a registry. The image was built with <see cref="Inline"/>, or contains only cache.</summary>
    public static BuildCache Registry(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Create("registry", ("ref", image.ToString())) with { Image = image };
    }

    /// <summary>The built image itself. After a push, later builds import the cache with <see cref="Registry"/>. Only for <see cref="ImageBuildOptions.CacheTo"/>.</summary>
    public static BuildCache Inline { get; } = Create("inline");

    /// <summary>Creates the location of a folder on this machine. A relative path starts at the project's folder.</summary>
    public static BuildCache Local(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Create("local", ("path", path));
    }

    /// <summary>
    /// Creates the location of the GitHub Actions cache. Token and URL come from the parameters, or from the variables <c>ACTIONS_RUNTIME_TOKEN</c> and
    /// <c>ACTIONS_RESULTS_URL</c>, which a workflow must pass to its <c>run</c> steps. If they are missing, the build warns and continues without this cache.
    /// </summary>
    /// <param name="scope">The name that separates this cache from others. Default: <c>buildkit</c>, from BuildKit.</param>
    public static BuildCache GitHubActions(string? scope = null) => scope is null ? Create("gha") : Create("gha", ("scope", scope));

    /// <summary>Creates a location of any type, with its parameters as BuildKit documents them: <c>s3</c>, <c>azblob</c>.</summary>
    public static BuildCache Create(string type, params IEnumerable<(string Name, string Value)> parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        return new BuildCache(type, parameters.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
    }

    /// <summary>Converts a reference to the location of the image in its registry.</summary>
    public static implicit operator BuildCache(ImageReference image) => Registry(image);

    /// <summary>Converts the text of a reference to the location of the image in its registry.</summary>
    /// <exception cref="ImageReferenceException">The text is not a valid image reference.</exception>
    public static implicit operator BuildCache(string image) => FromString(image);

    /// <summary>Converts the text of a reference to the location of the image in its registry.</summary>
    /// <exception cref="ImageReferenceException">The text is not a valid image reference.</exception>
    public static BuildCache FromString([StringSyntax(ImageSyntax.Reference)] string image) => Registry(ImageReference.Parse(image));

    /// <summary>Converts a reference to the location of the image in its registry.</summary>
    public static BuildCache FromImageReference(ImageReference image) => Registry(image);

    /// <inheritdoc/>
    public bool Equals(BuildCache? other) =>
        other is not null && Type == other.Type && Mode == other.Mode && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Parameters.Aggregate(HashCode.Combine(Type, Mode), static (hash, each) => HashCode.Combine(hash, each.Key, each.Value));

    /// <summary>Returns the type and the reference or path. Other parameters are omitted, because they may be tokens or keys.</summary>
    public override string ToString() =>
        (Parameters.GetValueOrDefault("ref") ?? Parameters.GetValueOrDefault("path")) is { } place ? $"{Type} {place}" : Type;
}
