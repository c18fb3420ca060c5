using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>The namespace of a name, and the default namespace.</content>
public sealed partial class ImageReference
{
    /// <summary>
    /// Whether the name, as written, has a registry or more than one path segment. <c>shop</c> has neither; <c>acme/shop</c>, <c>docker.io/shop</c>
    /// and <c>localhost/shop</c> have.
    /// </summary>
    public bool HasNamespace => !_isBare;

    /// <summary>
    /// The part of the name before its last segment, with the registry: <c>acme</c>, <c>ghcr.io/acme</c>, <c>localhost</c>. <see langword="null"/> if
    /// <see cref="HasNamespace"/> is <see langword="false"/>.
    /// </summary>
    public string? Namespace
    {
        get
        {
            if (_isBare)
            {
                return null;
            }

            string name = Name;
            int slash = name.LastIndexOf('/');
            return slash < 0 ? CanonicalName.Substring(0, CanonicalName.LastIndexOf('/')) : name.Substring(0, slash);
        }
    }

    /// <summary>Adds a default namespace to a name that was written without one. Any other reference is returned unchanged.</summary>
    /// <param name="defaultNamespace">
    /// <c>acme</c>, <c>ghcr.io/acme</c> or <c>localhost:5000</c>. Slashes and spaces around it and repeated slashes are removed. An empty text means
    /// that there is no default.
    /// </param>
    /// <exception cref="ImageReferenceException">The name is not valid with that namespace.</exception>
    public ImageReference WithDefaultNamespace(string? defaultNamespace) =>
        TryWithDefaultNamespace(defaultNamespace, out ImageReference? result, out ImageReferenceError? error) ? result : throw new ImageReferenceException(error);

    /// <summary>Adds a default namespace to a name that was written without one. Any other reference is returned unchanged.</summary>
    /// <param name="defaultNamespace">See <see cref="WithDefaultNamespace"/>.</param>
    /// <param name="result">The reference with a namespace.</param>
    /// <param name="error">The reason why the name is not valid with the namespace. Its position refers to the name with its namespace.</param>
    public bool TryWithDefaultNamespace(
        string? defaultNamespace,
        [NotNullWhen(true)] out ImageReference? result,
        [NotNullWhen(false)] out ImageReferenceError? error)
    {
        string normalized = DefaultNamespace.Normalize(defaultNamespace);
        if (!_isBare || normalized.Length == 0)
        {
            result = this;
            error = null;
            return true;
        }

        string bareName = Repository.Substring(ReferenceScanner.OfficialNamespace.Length);
        if (TryParse(Append(normalized + "/" + bareName, Tag, Digest), out result, out error))
        {
            return true;
        }

        ScanError position = new(error.Kind, error.Part, error.Position, error.Length);
        error = new ImageReferenceError(position, "With the default namespace: " + error.Message, error.Suggestion);
        return false;
    }
}
