using System.Text.RegularExpressions;
using ImageGen.Auto;

namespace ImageGen.Building.Failures;

/// <summary>Explains a failed command of a generated Dockerfile by the project that it restores or publishes, because no user wrote the command.</summary>
internal static partial class ProjectFailures
{
    private const int Killed = 137;

    private const string Text = "GetDockerfileAsync returns the text of the generated Dockerfile.";

    private const string MissingFile = "a file that no item and no property of the project names: add it as an item (<None Include=\"…\" />), and check that .dockerignore does not exclude it";

    /// <param name="command">The failure of the command.</param>
    /// <param name="project">The project.</param>
    /// <param name="output">The last output of the command.</param>
    public static BuildFailure Explain(BuildFailure command, PublishedProject project, IReadOnlyList<string> output)
    {
        var instruction = command.Instruction?.Text ?? "";
        var isInstallation = instruction.Contains("apt-get install", StringComparison.Ordinal);
        var part = isInstallation ? "the installation of the compiler for the native program"
            : instruction.Contains("dotnet restore", StringComparison.Ordinal) ? "the restore"
            : "the publish";
        return command with
        {
            What = $"{part} of '{project.FileName}' in the container ended with exit code {command.ExitCode}.",
            Next = command.ExitCode == Killed ? command.Next
                : command.Next.StartsWith(CommandFailures.Emulation, StringComparison.Ordinal) ? $"{CommandFailures.Emulation}\n{Text}"
                : isInstallation ? $"Check that the engine's network reaches the package servers of the base image. {Text}"
                : CompilerErrors.AreInSource(output) ? $"Fix the source code. If '{project.Command}' succeeds on this machine, the container misses {MissingFile}.\n{Text}"
                : FindFeedAdvice(output) is { } advice ? $"{advice}\n{Text}"
                : Comparison(project),
            IsInstructionShown = false,
        };
    }

    private static string Comparison(PublishedProject project) =>
        $"Run '{project.Command}' on this machine. If it fails too, fix the project. If that succeeds, the container misses something that this machine has:\n"
        + $"  - {MissingFile};\n"
        + "  - a feed in the NuGet configuration of this machine (or, without BuildKit, of this user): add it to a nuget.config of the repository;\n"
        + $"  - another version of the SDK: set it in global.json, or set {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Args)}[\"SDK_TAG\"];\n"
        + "  - an environment variable, a tool or a native library: save the Dockerfile as a file, add it there, and use that file as the image's Dockerfile.\n"
        + Text;

    private static string? FindFeedAdvice(IReadOnlyList<string> output)
    {
        if (Find(UnreachableFeed(), output) is { } unreachable)
        {
            return unreachable.Groups["folder"] is { Success: true } folder
                ? $"The container does not have the folder '{folder.Value}', which is a feed (NU1301). Put the folder into the repository, build with BuildKit of Docker Engine 23 or later, or use a feed with a URL."
                : $"The container cannot reach the feed {Quoted(unreachable.Groups["feed"])}(NU1301). Check that the engine's network reaches it: "
                    + $"set the proxies in the Docker configuration, {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.ExtraHosts)} for a host name that only this machine resolves, "
                    + $"or {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Network)} = \"host\". "
                    + "If the feed needs credentials, store them in the NuGet configuration of this user, and build with BuildKit.";
        }

        return Find(MissingPackage(), output) is { } missing
            ? $"No feed that the container can reach has the package '{missing.Groups["package"].Value}' (NU1101). The container uses the nuget.config files of the repository and, with BuildKit, the NuGet configuration of this user. "
                + "If the feed of the package is in neither of them, add it to a nuget.config of the repository."
            : null;
    }

    private static Match? Find(Regex regex, IReadOnlyList<string> output) => output.Select(line => regex.Match(line)).FirstOrDefault(match => match.Success);

    private static string Quoted(Group feed) => feed.Success ? $"'{feed.Value}' " : "";

    // NuGet.Client, NuGet.Protocol/Strings.resx: the service index, a package's information, a folder.
    [GeneratedRegex(
        @"\bNU1301: (.*?\bsource '?(?<feed>https?://[^\s']+?)'?\.?(\s|$)|.*?\bsource '(?<folder>[^']+)' doesn't exist)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex UnreachableFeed();

    [GeneratedRegex(@"\bNU1101: Unable to find package (?<package>[\w.-]+?)\.( |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingPackage();
}
