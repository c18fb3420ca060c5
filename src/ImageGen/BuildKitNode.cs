using System.Collections.Immutable;
using ImageGen.BuildKit;

namespace ImageGen;

/// <summary>A stand-alone BuildKit daemon (<c>buildkitd</c>) that builds instead of an engine, alone or with other nodes.</summary>
public sealed record BuildKitNode
{
    /// <summary>The address of the daemon, and the settings of the connection.</summary>
    public required BuildKitEndpoint Endpoint { get; init; }

    /// <summary>
    /// The platforms that the daemon builds for. It builds no other platforms, and is preferred to daemons that do not name them.
    /// Default: the platforms that the daemon reports, the platform of its own processor preferred to the emulated ones, and all others if no step
    /// of the build runs on them.
    /// </summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>Where the address comes from, for messages: <c>BUILDKIT_HOST</c>, <c>the program</c>.</summary>
    public string Source { get; init; } = "the program";

    /// <summary>Creates a node from the address of its daemon.</summary>
    /// <param name="address">The address, as <c>buildctl --addr</c> reads it: <c>tcp://builder:1234</c>, <c>unix:///run/buildkit/buildkitd.sock</c>.</param>
    /// <param name="certificates">The folder of the certificates for an encrypted connection (<see cref="BuildKitCertificates.FromDirectory"/>). Default: the connection is not encrypted.</param>
    /// <exception cref="FormatException">The text is not a valid address of a BuildKit daemon.</exception>
    /// <exception cref="BuildKitUnreachableException">The certificates cannot be read.</exception>
    public static BuildKitNode At(string address, string? certificates = null)
    {
        var endpoint = BuildKitEndpoint.Parse(address);
        return new BuildKitNode
        {
            Endpoint = certificates is null ? endpoint : endpoint with { Tls = BuildKitCertificates.FromDirectory(certificates).ToTlsOptions() },
        };
    }

    /// <summary>Converts the address of a daemon to a node. The connection is not encrypted.</summary>
    /// <exception cref="FormatException">The text is not a valid address of a BuildKit daemon.</exception>
    public static implicit operator BuildKitNode(string address) => At(address);

    /// <summary>Converts the address of a daemon to a node. The connection is not encrypted.</summary>
    /// <exception cref="FormatException">The text is not a valid address of a BuildKit daemon.</exception>
    public static BuildKitNode FromString(string address) => At(address);

    /// <summary>Returns the address and where it comes from.</summary>
    public override string ToString() => $"{Endpoint} (from {Source})";
}
