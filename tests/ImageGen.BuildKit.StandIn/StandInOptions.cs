using System.Net.Security;
using ImageGen.BuildKit.StandIn.Releases;

namespace ImageGen.BuildKit.StandIn;

/// <summary>Which daemon is stood in for.</summary>
public sealed record StandInOptions
{
    /// <summary>The engine that BuildKit is inside of; <see langword="null"/> for a <c>buildkitd</c>.</summary>
    public EngineRelease? Engine { get; init; }

    /// <summary>The release of BuildKit. Default: the engine's, or 0.31.</summary>
    public BuildKitRelease BuildKit { get => field ?? Engine?.BuildKit ?? new BuildKitRelease("0.31.2"); init; }

    /// <summary>Whether an engine keeps its images in containerd's store. Of no meaning to a <c>buildkitd</c>.</summary>
    public bool HasContainerdStore { get; init; }

    /// <summary>Whether it listens on a port of the loopback instead of a Unix socket.</summary>
    public bool IsTcp { get; init; }

    /// <summary>How connections are encrypted. Default: not at all.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    /// <summary>How often a session is asked for its health. Default: as often as the release does.</summary>
    public TimeSpan? HealthInterval { get; init; }

    /// <summary>How long Status waits for a build that is not known yet. The daemons wait for 3 (0.8) or 6 seconds.</summary>
    public TimeSpan StatusPatience { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether errors carry details.</summary>
    public bool HasErrorDetails => Engine?.HasErrorDetails ?? true;

    public static StandInOptions Of(EngineRelease engine, bool containerdStore = false) => new() { Engine = engine, HasContainerdStore = containerdStore };

    public static StandInOptions Buildkitd(string version) => new() { BuildKit = new BuildKitRelease(version) };
}
