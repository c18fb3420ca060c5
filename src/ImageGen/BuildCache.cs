using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen;

/// <summary>A place where a build finds the results of earlier builds, or leaves its own for later ones.</summary>
/// <remarks>
/// A reference, or its text, converts: it is <see cref="Registry"/>. The classic builder takes cache from such images, and exports none.
/// </remarks>
public sealed record BuildCache
{
    private BuildCache(string type, ImmutableSortedDictionary<string, string> parameters)
    {
        Type = type;
        Parameters = parameters;
    }

    /// <summary>The type as BuildKit calls it: <c>registry</c>, <c>inline</c>, <c>local</c>, <c>gha</c> and others.</summary>
    public string Type { get; }

    /// <summary>What BuildKit is told of the place, in its own terms.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; }

    /// <summary>How much is exported. Default: <see cref="CacheMode.Min"/>. Of no meaning to <see cref="ImageBuildOptions.CacheFrom"/>, and to <see cref="Inline"/>.</summary>
    public CacheMode? Mode { get; init; }

    /// <summary>The image behind <see cref="Registry"/>; <see langword="null"/> for every other type.</summary>
    internal ImageReference? Image { get; private init; }

    /// <summary>An image in a registry: one that was built with <see cref="Inline"/>, or one that holds nothing but cache.</summary>
    public static BuildCache Registry(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Of("registry", ("ref", image.ToString())) with { Image = image };
    }

    /// <summary>Within the built image itself, to be found by <see cref="Registry"/> once that is pushed. Only for <see cref="ImageBuildOptions.CacheTo"/>.</summary>
    public static BuildCache Inline { get; } = Of("inline");

    /// <summary>A folder on this machine; a relative path starts at the project's folder.</summary>
    public static BuildCache Local(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Of("local", ("path", path));
    }

    /// <summary>
    /// The cache of GitHub Actions. Token and address are those of the workflow, from <c>ACTIONS_RUNTIME_TOKEN</c> and <c>ACTIONS_RESULTS_URL</c>,
    /// unless the parameters say otherwise; a workflow has to hand them on to its <c>run</c> steps. Where they are not set, the build does without, and warns of it.
    /// </summary>
    /// <param name="scope">The name that this build's cache has among others. Default: BuildKit's, <c>buildkit</c>.</param>
    public static BuildCache GitHubActions(string? scope = null) => scope is null ? Of("gha") : Of("gha", ("scope", scope));

    /// <summary>Any other type, with its parameters as BuildKit documents them: <c>s3</c>, <c>azblob</c>.</summary>
    public static BuildCache Of(string type, params IEnumerable<(string Name, string Value)> parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        return new BuildCache(type, parameters.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
    }

    /// <summary>The image in a registry.</summary>
    public static implicit operator BuildCache(ImageReference image) => Registry(image);

    /// <summary>The image in a registry, by its reference's text.</summary>
    /// <exception cref="ImageReferenceException">The text is no reference.</exception>
    public static implicit operator BuildCache(string image) => FromString(image);

    /// <summary>The image in a registry, by its reference's text.</summary>
    /// <exception cref="ImageReferenceException">The text is no reference.</exception>
    public static BuildCache FromString([StringSyntax(ImageSyntax.Reference)] string image) => Registry(ImageReference.Parse(image));

    /// <summary>The image in a registry.</summary>
    public static BuildCache FromImageReference(ImageReference image) => Registry(image);

    /// <inheritdoc/>
    public bool Equals(BuildCache? other) =>
        other is not null && Type == other.Type && Mode == other.Mode && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Parameters.Aggregate(HashCode.Combine(Type, Mode), static (hash, each) => HashCode.Combine(hash, each.Key, each.Value));

    /// <summary>The type and the place. Other parameters are not printed: among them may be tokens and keys.</summary>
    public override string ToString() =>
        (Parameters.GetValueOrDefault("ref") ?? Parameters.GetValueOrDefault("path")) is { } place ? $"{Type} {place}" : Type;
}
