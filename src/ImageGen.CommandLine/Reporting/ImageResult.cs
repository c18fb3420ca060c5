using System.Collections.Immutable;

namespace ImageGen.CommandLine.Reporting;

/// <summary>The result of a command for one image.</summary>
/// <param name="Name">The image's name on the command line.</param>
internal sealed record ImageResult(string Name)
{
    /// <summary>The references; those of a push have the digest.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The id of the image; <see langword="null"/> if it has none.</summary>
    public ImageDigest? Id { get; init; }

    /// <summary>The digest in a registry; <see langword="null"/> if it is unknown before a push.</summary>
    public ImageDigest? Digest { get; init; }

    /// <summary>The platforms that were built; empty for that of the builder.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    public required TimeSpan Duration { get; init; }

    /// <summary>Returns the first reference, with the digest if it is known: the exact name of the result for scripts.</summary>
    public override string ToString() => (Digest is { } digest ? References[0].WithDigest(digest) : References[0]).ToString();
}
