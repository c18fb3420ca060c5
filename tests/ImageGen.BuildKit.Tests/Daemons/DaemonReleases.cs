using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>The daemons for parameterized tests, by names for the test report: <c>engine 28.5.2</c>, <c>buildkitd 0.12.5</c>.</summary>
internal static class DaemonReleases
{
    private static readonly string[] Buildkitd = ["0.8.3", "0.9.3", "0.10.6", "0.11.6", "0.12.5", "0.13.2", "0.20.2", "0.31.2"];

    public static TheoryData<string> Engines => [.. EngineRelease.All.Append(EngineRelease.WithoutUpgrades).Select(engine => "engine " + engine.Version)];

    public static TheoryData<string> All => [.. Engines.Select(row => row.Data), .. Buildkitd.Select(version => "buildkitd " + version)];

    public static StandInOptions Options(string name) => name.Split(' ') switch
    {
        ["engine", var version] => StandInOptions.Of(EngineRelease.Of(version)),
        ["containerd", var version] => StandInOptions.Of(EngineRelease.Of(version), containerdStore: true),
        [_, var version] => StandInOptions.Buildkitd(version),
        _ => throw new ArgumentException($"'{name}' names no daemon.", nameof(name)),
    };
}
