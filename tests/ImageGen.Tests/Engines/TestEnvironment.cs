using ImageGen.Engines;

namespace ImageGen.Tests.Engines;

/// <summary>Machines that tests lay out, so that none changes the variables of the test process.</summary>
internal static class TestEnvironment
{
    /// <summary>A machine with no variables, no configuration and no sockets.</summary>
    public static DockerEnvironment Empty { get; } = In("/nonexistent");

    /// <summary>A machine whose home and system folders are the one given.</summary>
    public static DockerEnvironment In(string folder, params (string Name, string Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal),
        HomeDirectory = folder,
        RootDirectory = folder,
        IsWindows = false,
    };
}
