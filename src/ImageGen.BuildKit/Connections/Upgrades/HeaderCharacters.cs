using System.Buffers;

namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The characters of header names (RFC 9110, 5.6.2).</summary>
internal static class HeaderCharacters
{
    public static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
