using System.ComponentModel;
using System.Diagnostics;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Evaluates a project with MSBuild at run time, with the same task as at compile time.</summary>
internal static class DotNetProjectEvaluation
{
    private const string TargetsResource = "ImageGen.ProjectFacts.targets";
    private const string TasksResource = "ImageGen.Tasks.dll";
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Evaluates a project. Nothing is restored or built, and nothing is written to its folder.</summary>
    /// <param name="projectFileOrDirectory">The project file, or a folder with exactly one project file.</param>
    /// <param name="cancellationToken">Stops the evaluation and its process.</param>
    /// <returns>The facts; paths are relative to the project's folder.</returns>
    /// <exception cref="DotNetProjectException">The project or the .NET SDK is missing, or MSBuild cannot evaluate the project.</exception>
    public static Task<ProjectFacts> EvaluateAsync(string projectFileOrDirectory, CancellationToken cancellationToken) =>
        EvaluateAsync(projectFileOrDirectory, relativeTo: null, framework: null, cancellationToken);

    /// <summary>Evaluates a project for a target framework, by default the newest. Paths in the result are relative to the given folder.</summary>
    public static async Task<ProjectFacts> EvaluateAsync(string projectFileOrDirectory, string? relativeTo, string? framework, CancellationToken cancellationToken)
    {
        var projectFile = FindProjectFile(Path.GetFullPath(projectFileOrDirectory));
        var scratch = Directory.CreateTempSubdirectory("imagegen-");
        try
        {
            var answer = Path.Combine(scratch.FullName, "ImageGen.ProjectFacts.txt");
            await EmbeddedFile.WriteAsync(TargetsResource, scratch.FullName, cancellationToken).ConfigureAwait(false);
            await EmbeddedFile.WriteAsync(TasksResource, scratch.FullName, cancellationToken).ConfigureAwait(false);
            await RunMSBuildAsync(projectFile, scratch.FullName, answer, cancellationToken).ConfigureAwait(false);
            var facts = ProjectFactsFile.Parse(await File.ReadAllTextAsync(answer, cancellationToken).ConfigureAwait(false));
            return facts.Find(projectFile, Path.GetFullPath(relativeTo ?? Path.GetDirectoryName(projectFile)!), framework) is { } found
                ? found
                : throw new DotNetProjectException($"MSBuild has no information about the project '{projectFile}'. Use a project of the .NET SDK (<Project Sdk=\"…\">).");
        }
        catch (ProjectDockerfileException exception)
        {
            throw new DotNetProjectException(exception.Message, exception);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static string FindProjectFile(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        if (!Directory.Exists(path))
        {
            throw new DotNetProjectException($"The project '{path}' does not exist. Fix the path (a relative path starts at the image's ProjectDirectory).");
        }

        var found = Directory.EnumerateFiles(path).Where(file => ProjectExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new DotNetProjectException($"The folder '{path}' has no project file, which an 'auto' Dockerfile needs. Set the image's Project to a project, or its Dockerfile to a Dockerfile."),
            _ => throw new DotNetProjectException($"The folder '{path}' has several project files ({string.Join(", ", found.Select(Path.GetFileName).Order(StringComparer.Ordinal))}). Set the image's Project to one of them."),
        };
    }

    private static async Task RunMSBuildAsync(string projectFile, string scratch, string answer, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", Path.Combine(scratch, TargetsResource), "-nologo", "-noAutoResponse", "-verbosity:quiet", "-target:ImageGenWriteProjectFacts", "-nodeReuse:false",
                EmbeddedFile.Property("ImageGenTasksAssembly", Path.Combine(scratch, TasksResource)),
                EmbeddedFile.Property("ImageGenProject", projectFile),
                EmbeddedFile.Property("ImageGenDirectory", Path.GetDirectoryName(projectFile)!),
                EmbeddedFile.Property("ImageGenProjectFactsFile", answer),
            },
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(projectFile)!,
            // With all three, .NET does not write to the terminal when the process ends, which would wait for a terminal that is stopped.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start, projectFile);
        process.StandardInput.Close();
        using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = string.Concat(await output.ConfigureAwait(false), await errors.ConfigureAwait(false)).Trim();
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0 || !File.Exists(answer))
        {
            throw new DotNetProjectException($"MSBuild cannot evaluate the project '{projectFile}'. Fix the errors that it reports:\n{said}");
        }
    }

    private static Process Start(ProcessStartInfo start, string projectFile)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DotNetProjectException(
                $"An 'auto' Dockerfile for '{projectFile}' needs the .NET SDK, and 'dotnet' cannot be started: {error.Message} "
                + "Install the SDK and put 'dotnet' on the PATH, or set the image's Project to the project that is generated at compile time.",
                error);
        }
    }
}
