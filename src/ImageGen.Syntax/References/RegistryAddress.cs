using System.Globalization;
using System.Net;

namespace ImageGen.References;

/// <summary>Recognizes the address of a registry where the name of an image is expected.</summary>
public static class RegistryAddress
{
    /// <summary>Finds the mistake of a name that is only the address of a registry.</summary>
    /// <param name="name">The name of an image, as written.</param>
    /// <returns>The mistake and what to write instead, as one text; <see langword="null"/> for any other name.</returns>
    /// <remarks>The grammar reads <c>localhost:5000</c> as the name <c>localhost</c> with the tag <c>5000</c>, but its author probably intended the registry.</remarks>
    public static string? FindError(string name)
    {
        int colon = name.IndexOf(':');
        return colon > 0
            && name.IndexOf('/') < 0
            && (name.Substring(0, colon) is "localhost" || IPAddress.TryParse(name.Substring(0, colon), out _))
            && ushort.TryParse(name.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? $"'{name}' is the address of a registry without a repository. Use '{name}/NAME'."
                : null;
    }
}
