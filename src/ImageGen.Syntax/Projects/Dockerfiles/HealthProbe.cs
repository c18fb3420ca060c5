namespace ImageGen.Projects.Dockerfiles;

/// <summary>The program in the image that a health check runs. It needs neither a shell nor a library.</summary>
public static class HealthProbe
{
    /// <summary>The folder in the context with the programs, one folder for each architecture.</summary>
    public const string ContextFolder = ".imagegen/probe";

    /// <summary>The program in the image.</summary>
    internal const string Program = "/usr/local/bin/imagegen-probe";

    /// <summary>The architectures for which the program exists, as in Docker's platforms.</summary>
    private static readonly string[] Architectures = ["amd64", "arm64"];

    /// <summary>Returns the path of the program in the context.</summary>
    /// <param name="architecture">The architecture, as in Docker's platforms: <c>amd64</c> or <c>arm64</c>.</param>
    public static string Path(string architecture) => Folder(architecture) + Program;

    /// <summary>Returns the message that there is no program for a platform.</summary>
    /// <param name="platform">The platform, or only its architecture.</param>
    public static string MissingFor(string platform) =>
        $"The program for health checks does not run on '{platform}', but on {string.Join(" and ", Architectures.Select(architecture => "linux/" + architecture))}. Remove HealthCheck, or the platform.";

    /// <summary>Whether there is a program for a platform. The engine selects an architecture that is not set.</summary>
    internal static bool RunsOn(Platform platform) => platform.OperatingSystem == "linux" && (platform.Architecture is null || Architectures.Contains(platform.Architecture));

    /// <summary>Returns the folder in the context that is copied to the root of the image.</summary>
    internal static string Folder(string architecture) => ContextFolder + "/" + architecture;

    /// <summary>Returns the argument of the program. For a path, it finds the port in the environment, as ASP.NET Core does; it knows no other configuration.</summary>
    internal static string Target(string healthCheck, ProjectFacts facts, ProjectImageSettings settings) =>
        healthCheck.StartsWith("/", StringComparison.Ordinal) && ProgramPorts.FindConfigured(facts, settings) is { } port
            ? $"http://127.0.0.1:{port}{healthCheck}"
            : healthCheck;
}
