using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <summary>A reference to an image: a registry, a repository within it, and a tag, a digest, both or neither.</summary>
/// <remarks>
/// The texts that are accepted are those that Docker accepts (<c>reference.ParseNormalizedNamed</c> of distribution/reference), and
/// they are normalised as Docker does it: <c>ubuntu</c> is <c>docker.io/library/ubuntu</c>. Two references are equal when their
/// normalised parts are.
/// </remarks>
#if NET
[System.ComponentModel.TypeConverter(typeof(TextTypeConverter<ImageReference>))]
[System.Text.Json.Serialization.JsonConverter(typeof(ImageTextJsonConverter<ImageReference>))]
#endif
public sealed partial class ImageReference : IEquatable<ImageReference>
{
    private readonly bool _isBare;

    private ImageReference(string registry, string repository, ImageTag? tag, ImageDigest? digest, bool isBare)
    {
        Registry = registry;
        Repository = repository;
        Tag = tag;
        Digest = digest;
        _isBare = isBare;
    }

    /// <summary>
    /// The host of the registry and its port: <c>docker.io</c> where the text names none. Empty for a name such as <c>a.b_c/x</c>, whose first
    /// segment is too much like a host for Docker Hub and is none: Docker accepts such a name, but has nowhere to push it to.
    /// </summary>
    public string Registry { get; }

    /// <summary>The path within the registry: <c>library/ubuntu</c> for <c>ubuntu</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag, if there is one. A reference without tag and digest is read as <c>latest</c> by an engine.</summary>
    public ImageTag? Tag { get; }

    /// <summary>The digest, if there is one. An engine that is given both goes by the digest.</summary>
    public ImageDigest? Digest { get; }

    /// <summary>
    /// The familiar name, without tag and digest: <c>ubuntu</c>, <c>ghcr.io/acme/shop</c>. Where Docker's own familiar name would be read as another
    /// image (<c>docker.io/a.b/c</c> as <c>a.b/c</c>), this is <see cref="CanonicalName"/>.
    /// </summary>
    public string Name => FamiliarName.Create(Registry, Repository);

    /// <summary>Registry and repository, without tag and digest: <c>docker.io/library/ubuntu</c>.</summary>
    public string CanonicalName => Registry.Length == 0 ? Repository : Registry + "/" + Repository;

    /// <summary>This reference with another tag. A digest is kept.</summary>
    /// <param name="tag">The tag.</param>
    public ImageReference WithTag(ImageTag tag) => new(Registry, Repository, tag ?? throw new ArgumentNullException(nameof(tag)), Digest, _isBare);

    /// <summary>This reference without its tag.</summary>
    public ImageReference WithoutTag() => Tag is null ? this : new(Registry, Repository, tag: null, Digest, _isBare);

    /// <summary>This reference with another digest. A tag is kept.</summary>
    /// <param name="digest">The digest.</param>
    public ImageReference WithDigest(ImageDigest digest) => new(Registry, Repository, Tag, digest ?? throw new ArgumentNullException(nameof(digest)), _isBare);

    /// <summary>This reference without its digest.</summary>
    public ImageReference WithoutDigest() => Digest is null ? this : new(Registry, Repository, Tag, digest: null, _isBare);

    /// <summary>Whether two references have the same normalised parts.</summary>
    public static bool operator ==(ImageReference? left, ImageReference? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two references differ in a normalised part.</summary>
    public static bool operator !=(ImageReference? left, ImageReference? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] ImageReference? other) =>
        other is not null
        && string.Equals(Repository, other.Repository, StringComparison.Ordinal)
        && string.Equals(Registry, other.Registry, StringComparison.Ordinal)
        && Tag == other.Tag
        && Digest == other.Digest;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as ImageReference);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = StringComparer.Ordinal.GetHashCode(Repository);
        hash = (hash * 31) + StringComparer.Ordinal.GetHashCode(Registry);
        hash = (hash * 31) + (Tag?.GetHashCode() ?? 0);
        return (hash * 31) + (Digest?.GetHashCode() ?? 0);
    }

    /// <summary>The familiar form: <c>ubuntu</c>, <c>ubuntu:24.04</c>, <c>ghcr.io/acme/shop@sha256:…</c>. Parsing it gives this reference again.</summary>
    public override string ToString() => Append(Name, Tag, Digest);

    /// <summary>
    /// The full form, that says what an engine understands: <c>docker.io/library/ubuntu:latest</c>. The tag <c>latest</c> is put there only when
    /// there is no tag and no digest.
    /// </summary>
    public string ToCanonicalString() => Append(CanonicalName, Tag ?? (Digest is null ? ImageTag.Latest : null), Digest);

    private static string Append(string name, ImageTag? tag, ImageDigest? digest) => (tag, digest) switch
    {
        (null, null) => name,
        (not null, null) => $"{name}:{tag}",
        (null, not null) => $"{name}@{digest}",
        _ => $"{name}:{tag}@{digest}",
    };
}
