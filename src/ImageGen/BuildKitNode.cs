using System.Collections.Immutable;
using ImageGen.BuildKit;

namespace ImageGen;

/// <summary>A stand-alone BuildKit daemon (<c>buildkitd</c>) that builds instead of an engine, alone or as one of several.</summary>
public sealed record BuildKitNode
{
    /// <summary>The daemon's address, with what is needed to reach it.</summary>
    public required BuildKitEndpoint Endpoint { get; init; }

    /// <summary>
    /// The platforms that the daemon is to build for; where several daemons can, it is preferred for them, and it gets no others.
    /// Default: those that it says it can build for, and its own processor's before those that it emulates.
    /// </summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>Who chose this daemon, for messages: <c>BUILDKIT_HOST</c>, <c>the program</c>.</summary>
    public string Source { get; init; } = "the program";

    /// <summary>A daemon at an address.</summary>
    /// <param name="address">The address, as <c>buildctl --addr</c> reads it: <c>tcp://builder:1234</c>, <c>unix:///run/buildkit/buildkitd.sock</c>.</param>
    /// <param name="certificates">The folder of the certificates for an encrypted connection (<see cref="BuildKitCertificates.FromDirectory"/>). Default: the connection is not encrypted.</param>
    /// <exception cref="FormatException">The text is no address of a BuildKit daemon.</exception>
    /// <exception cref="BuildKitUnreachableException">The certificates cannot be read.</exception>
    public static BuildKitNode At(string address, string? certificates = null)
    {
        var endpoint = BuildKitEndpoint.Parse(address);
        return new BuildKitNode
        {
            Endpoint = certificates is null ? endpoint : endpoint with { Tls = BuildKitCertificates.FromDirectory(certificates).ToTlsOptions() },
        };
    }

    /// <summary>A daemon at an address, without encryption.</summary>
    /// <exception cref="FormatException">The text is no address of a BuildKit daemon.</exception>
    public static implicit operator BuildKitNode(string address) => At(address);

    /// <summary>A daemon at an address, without encryption.</summary>
    /// <exception cref="FormatException">The text is no address of a BuildKit daemon.</exception>
    public static BuildKitNode FromString(string address) => At(address);

    /// <summary>The address, and where it came from.</summary>
    public override string ToString() => $"{Endpoint} (from {Source})";
}
