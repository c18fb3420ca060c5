using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <summary>A reference to an image: a registry, a repository, and optionally a tag, a digest or both.</summary>
/// <remarks>
/// Accepts the same texts as Docker (<c>reference.ParseNormalizedNamed</c> of distribution/reference), and normalizes them in the same way:
/// <c>ubuntu</c> is <c>docker.io/library/ubuntu</c>. Two references are equal if their normalized parts are equal.
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
    /// The host of the registry, with its port: <c>docker.io</c> if the text has no registry. Empty for a name such as <c>a.b_c/x</c>: its first
    /// segment resembles a host but is not valid as one. Docker accepts such a name, but cannot push it.
    /// </summary>
    public string Registry { get; }

    /// <summary>The repository, as a path in the registry: <c>library/ubuntu</c> for <c>ubuntu</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag, or <see langword="null"/>. An engine uses <c>latest</c> for a reference without a tag and a digest.</summary>
    public ImageTag? Tag { get; }

    /// <summary>The digest, or <see langword="null"/>. An engine ignores the tag if there is a digest.</summary>
    public ImageDigest? Digest { get; }

    /// <summary>
    /// The familiar name, without tag and digest: <c>ubuntu</c>, <c>ghcr.io/acme/shop</c>. It is the <see cref="CanonicalName"/> if Docker's familiar
    /// name would be read as another image (<c>docker.io/a.b/c</c> as <c>a.b/c</c>).
    /// </summary>
    public string Name => FamiliarName.Create(Registry, Repository);

    /// <summary>Registry and repository, without tag and digest: <c>docker.io/library/ubuntu</c>.</summary>
    public string CanonicalName => Registry.Length == 0 ? Repository : Registry + "/" + Repository;

    /// <summary>Creates this reference with another tag. The digest stays.</summary>
    /// <param name="tag">The tag.</param>
    public ImageReference WithTag(ImageTag tag) => new(Registry, Repository, tag ?? throw new ArgumentNullException(nameof(tag)), Digest, _isBare);

    /// <summary>Creates this reference without its tag.</summary>
    public ImageReference WithoutTag() => Tag is null ? this : new(Registry, Repository, tag: null, Digest, _isBare);

    /// <summary>Creates this reference with another digest. The tag stays.</summary>
    /// <param name="digest">The digest.</param>
    public ImageReference WithDigest(ImageDigest digest) => new(Registry, Repository, Tag, digest ?? throw new ArgumentNullException(nameof(digest)), _isBare);

    /// <summary>Creates this reference without its digest.</summary>
    public ImageReference WithoutDigest() => Digest is null ? this : new(Registry, Repository, Tag, digest: null, _isBare);

    /// <summary>Whether two references have the same normalized parts.</summary>
    public static bool operator ==(ImageReference? left, ImageReference? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two references differ in a normalized part.</summary>
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

    /// <summary>
    /// Returns the familiar form: <c>ubuntu</c>, <c>ubuntu:24.04</c>, <c>ghcr.io/acme/shop@sha256:…</c>. Parsing it gives an equal reference.
    /// </summary>
    public override string ToString() => Append(Name, Tag, Digest);

    /// <summary>
    /// Returns the full form, as an engine reads the reference: <c>docker.io/library/ubuntu:latest</c>. The tag <c>latest</c> is added only if there
    /// is neither a tag nor a digest.
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
