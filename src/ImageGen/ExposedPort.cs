using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageGen;

/// <summary>A port that an image exposes (<c>EXPOSE</c>), because a program in the image listens on it.</summary>
/// <param name="Number">The number of the port.</param>
/// <param name="Protocol">The protocol of the port. Default: TCP.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExposedPort(int Number, PortProtocol Protocol = PortProtocol.Tcp)
{
    /// <summary>Creates a TCP port from its number.</summary>
    public static implicit operator ExposedPort(int number) => new(number);

    /// <summary>Creates a TCP port from its number.</summary>
    public static ExposedPort FromInt32(int number) => new(number);

    /// <summary>Creates the ports of a range.</summary>
    /// <param name="first">The first port.</param>
    /// <param name="last">The last port, which is included.</param>
    /// <param name="protocol">The protocol of all ports. Default: TCP.</param>
    /// <exception cref="ArgumentOutOfRangeException">The last port is less than the first.</exception>
    public static ImmutableArray<ExposedPort> Range(int first, int last, PortProtocol protocol = PortProtocol.Tcp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return [.. Enumerable.Range(first, last - first + 1).Select(number => new ExposedPort(number, protocol))];
    }

    /// <summary>Returns the port in the form of <c>EXPOSE</c>: <c>8080/tcp</c>.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + "/" + Protocol.ToString().ToLowerInvariant();
}
