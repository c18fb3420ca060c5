namespace ImageGen.BuildKit.StandIn.Releases;

/// <summary>A release of Docker Engine. Source: moby/moby at its tags, vendor.mod, api/common.go, daemon/config and the routers.</summary>
public sealed record EngineRelease
{
    private EngineRelease(string version, string apiVersion, string minimumApiVersion, string buildKit)
    {
        Version = version;
        ApiVersion = apiVersion;
        MinimumApiVersion = minimumApiVersion;
        BuildKit = new BuildKitRelease(buildKit);
    }

    public static EngineRelease V20 { get; } = new("20.10.24", "1.41", "1.12", "0.8.4") { AnnouncesBuildKit = false, HasErrorDetails = false, HasContainerdStore = false };

    public static EngineRelease V23 { get; } = new("23.0.6", "1.42", "1.12", "0.10.7") { HasContainerdStore = false };

    public static EngineRelease V24 { get; } = new("24.0.9", "1.43", "1.12", "0.11.7");

    public static EngineRelease V25 { get; } = new("25.0.5", "1.44", "1.24", "0.12.5");

    public static EngineRelease V26 { get; } = new("26.1.5", "1.45", "1.24", "0.13.2");

    public static EngineRelease V27 { get; } = new("27.5.1", "1.47", "1.24", "0.18.2");

    public static EngineRelease V28 { get; } = new("28.5.2", "1.51", "1.24", "0.25.2");

    public static EngineRelease V29_0 { get; } = new("29.0.4", "1.52", "1.44", "0.25.2");

    public static EngineRelease V29_1 { get; } = new("29.1.5", "1.52", "1.44", "0.26.3");

    public static EngineRelease V29_2 { get; } = new("29.2.1", "1.53", "1.44", "0.27.1") { HasNativeGrpc = true };

    public static EngineRelease V29_4 { get; } = new("29.4.3", "1.54", "1.40", "0.29.0") { HasNativeGrpc = true };

    public static EngineRelease V29_6 { get; } = new("29.6.2", "1.55", "1.40", "0.31.0") { HasNativeGrpc = true };

    /// <summary>The next major release as announced in the routers' comments of 29.2: without <c>/grpc</c> and <c>/session</c>.</summary>
    public static EngineRelease WithoutUpgrades { get; } = new("30.0.0", "1.56", "1.40", "0.32.2") { HasNativeGrpc = true, HasUpgrades = false };

    /// <summary>Every release that exists, the oldest first.</summary>
    public static IReadOnlyList<EngineRelease> All { get; } = [V20, V23, V24, V25, V26, V27, V28, V29_0, V29_1, V29_2, V29_4, V29_6];

    /// <summary>The release of this version.</summary>
    public static EngineRelease Of(string version) => All.Append(WithoutUpgrades).Single(release => release.Version == version);

    public string Version { get; }

    /// <summary>The newest API version that it speaks.</summary>
    public string ApiVersion { get; }

    /// <summary>The oldest one that it accepts.</summary>
    public string MinimumApiVersion { get; }

    public BuildKitRelease BuildKit { get; }

    /// <summary>Whether gRPC is answered on the API's own socket, without an upgrade.</summary>
    public bool HasNativeGrpc { get; private init; }

    /// <summary>Whether <c>POST /grpc</c> and <c>POST /session</c> are there.</summary>
    public bool HasUpgrades { get; private init; } = true;

    /// <summary>Whether <c>/_ping</c> says <c>Builder-Version: 2</c> by default.</summary>
    public bool AnnouncesBuildKit { get; private init; } = true;

    /// <summary>Whether errors carry details: 20.10 builds its gRPC server without grpcerrors.</summary>
    public bool HasErrorDetails { get; private init; } = true;

    /// <summary>Whether its BuildKit works with the containerd image store.</summary>
    public bool HasContainerdStore { get; private init; } = true;

    public override string ToString() => $"Docker Engine {Version}";
}
