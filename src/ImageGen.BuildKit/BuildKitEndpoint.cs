using System.Net.Security;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit;

/// <summary>The address of a BuildKit daemon (<c>buildkitd</c>), and the TLS settings for it.</summary>
public sealed record BuildKitEndpoint
{
    /// <summary>The endpoint in the environment variable <c>BUILDKIT_HOST</c>; <c>unix:///run/buildkit/buildkitd.sock</c> if it is not set. The variable is read on each access.</summary>
    /// <exception cref="FormatException"><c>BUILDKIT_HOST</c> is not a valid address of a BuildKit daemon.</exception>
    public static BuildKitEndpoint Default => BuildKitAddress.FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>The address: <c>unix:///run/buildkit/buildkitd.sock</c>, <c>tcp://host:1234</c> or <c>npipe://./pipe/buildkitd</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// The TLS options of a TCP connection; <see langword="null"/> for a connection without TLS. <see cref="BuildKitCertificates"/> creates them
    /// from PEM files. If they have no target host, the daemon's certificate must contain the host of the address.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>Parses an address in the form of <c>buildctl --addr</c>.</summary>
    /// <exception cref="FormatException">The text is not a valid address of a BuildKit daemon.</exception>
    public static BuildKitEndpoint Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return BuildKitAddress.Parse(address, "the program");
    }

    /// <summary>Parses an address in the format of <c>buildctl --addr</c>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="source">The origin of the address, for the message of the exception, such as <c>BUILDKIT_HOST</c>.</param>
    /// <exception cref="FormatException">The text is not a valid address of a BuildKit daemon.</exception>
    public static BuildKitEndpoint Parse(string address, string source)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(source);
        return BuildKitAddress.Parse(address, source);
    }

    /// <summary>The address, as it appears in messages.</summary>
    public override string ToString() => Address.OriginalString;
}
