using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>What stands before the last segment of the name, and what stands there by default.</content>
public sealed partial class ImageReference
{
    /// <summary>
    /// Whether the name, as it was written, says where the image belongs: has a registry or more than one segment. <c>shop</c> does not;
    /// <c>acme/shop</c>, <c>docker.io/shop</c> and <c>localhost/shop</c> do.
    /// </summary>
    public bool HasNamespace => !_isBare;

    /// <summary>
    /// What stands before the name's last segment, registry included: <c>acme</c>, <c>ghcr.io/acme</c>, <c>localhost</c>.
    /// <see langword="null"/> when <see cref="HasNamespace"/> is <see langword="false"/>.
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

    /// <summary>Puts a default namespace before a name that was written without any; any other reference stays as it is.</summary>
    /// <param name="defaultNamespace">
    /// <c>acme</c>, <c>ghcr.io/acme</c>, <c>localhost:5000</c>. Slashes and spaces around it and doubled slashes are dropped; nothing left means no default.
    /// </param>
    /// <exception cref="ImageReferenceException">The name would not be valid with that namespace.</exception>
    public ImageReference WithDefaultNamespace(string? defaultNamespace) =>
        TryWithDefaultNamespace(defaultNamespace, out ImageReference? result, out ImageReferenceError? error) ? result : throw new ImageReferenceException(error);

    /// <summary>Puts a default namespace before a name that was written without any; any other reference stays as it is.</summary>
    /// <param name="defaultNamespace">As in <see cref="WithDefaultNamespace"/>.</param>
    /// <param name="result">The reference with a namespace.</param>
    /// <param name="error">Why the name would not be valid; its position counts in the name with its namespace.</param>
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

        error = new ImageReferenceError(error.Kind, error.Part, error.Position, error.Length, "With the default namespace, " + error.Message, error.Suggestion);
        return false;
    }
}
