using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageGen;

/// <summary>A port that an image exposes (<c>EXPOSE</c>): one that a program in it listens on.</summary>
/// <param name="Number">The port.</param>
/// <param name="Protocol">Its protocol.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExposedPort(int Number, PortProtocol Protocol = PortProtocol.Tcp)
{
    /// <summary>Several ports in a row.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last, which is one of them.</param>
    /// <param name="protocol">The protocol of all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The last comes before the first.</exception>
    public static ImmutableArray<ExposedPort> Range(int first, int last, PortProtocol protocol = PortProtocol.Tcp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return [.. Enumerable.Range(first, last - first + 1).Select(number => new ExposedPort(number, protocol))];
    }

    /// <summary>The port as engines write it: <c>8080/tcp</c>.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + "/" + Protocol.ToString().ToLowerInvariant();
}
