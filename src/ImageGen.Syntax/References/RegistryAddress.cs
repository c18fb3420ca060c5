using System.Globalization;
using System.Net;

namespace ImageGen.References;

/// <summary>Detects the address of a registry in the place of an image name.</summary>
internal static class RegistryAddress
{
    /// <summary>Returns the error of a name that is only the address of a registry; <see langword="null"/> for other names.</summary>
    /// <remarks>
    /// The grammar reads <c>localhost:5000</c> as the name <c>localhost</c> with the tag <c>5000</c>, which is never the intention.
    /// </remarks>
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
