using System.Net.Security;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit;

/// <summary>The address of a BuildKit daemon (<c>buildkitd</c>), with what is needed to reach it.</summary>
public sealed record BuildKitEndpoint
{
    /// <summary>The endpoint that <c>BUILDKIT_HOST</c> names, or else <c>unix:///run/buildkit/buildkitd.sock</c>. It is looked up at each call.</summary>
    /// <exception cref="FormatException"><c>BUILDKIT_HOST</c> is no address of a BuildKit daemon.</exception>
    public static BuildKitEndpoint Default => BuildKitAddress.FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>The address: <c>unix:///run/buildkit/buildkitd.sock</c>, <c>tcp://host:1234</c> or <c>npipe://./pipe/buildkitd</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// How a TCP connection is encrypted. <see langword="null"/>: not at all. <see cref="BuildKitCertificates"/> makes such options of PEM files.
    /// Where no target host is set, the address's host is what the daemon's certificate must name.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>Reads an address as <c>buildctl --addr</c> does.</summary>
    /// <exception cref="FormatException">The text is no address of a BuildKit daemon.</exception>
    public static BuildKitEndpoint Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return BuildKitAddress.Parse(address, "the program");
    }

    /// <summary>Reads an address as <c>buildctl --addr</c> does.</summary>
    /// <param name="address">The address.</param>
    /// <param name="source">Where it is from, for the message of the exception, such as <c>BUILDKIT_HOST</c>.</param>
    /// <exception cref="FormatException">The text is no address of a BuildKit daemon.</exception>
    public static BuildKitEndpoint Parse(string address, string source)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(source);
        return BuildKitAddress.Parse(address, source);
    }

    /// <summary>The address, as messages give it.</summary>
    public override string ToString() => Address.OriginalString;
}
