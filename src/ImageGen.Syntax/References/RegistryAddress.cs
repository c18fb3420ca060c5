using System.Globalization;
using System.Net;

namespace ImageGen.References;

/// <summary>The address of a registry, where the name of an image to build is wanted.</summary>
internal static class RegistryAddress
{
    /// <summary>What is wrong with a name that is only the address of a registry; <see langword="null"/> for any other.</summary>
    /// <remarks>The grammar reads <c>localhost:5000</c> as the name <c>localhost</c> with the tag <c>5000</c>; nobody who writes it means that.</remarks>
    public static string? FindError(string name)
    {
        int colon = name.IndexOf(':');
        return colon > 0
            && name.IndexOf('/') < 0
            && (name.Substring(0, colon) is "localhost" || IPAddress.TryParse(name.Substring(0, colon), out _))
            && ushort.TryParse(name.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? $"'{name}' is the address of a registry, without a repository. Write '{name}/NAME'."
                : null;
    }
}
