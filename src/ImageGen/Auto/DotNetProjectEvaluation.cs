using System.ComponentModel;
using System.Diagnostics;
using ImageGen.Projects;

namespace ImageGen.Auto;

/// <summary>Evaluates a project with MSBuild at run time, with the same targets as at compile time.</summary>
internal static class DotNetProjectEvaluation
{
    private const string TargetsResource = "ImageGen.ProjectFacts.targets";
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Evaluates a project. Nothing is restored or built, and nothing is written to its folder.</summary>
    /// <param name="projectFileOrDirectory">The project file, or a folder with exactly one project file.</param>
    /// <param name="cancellationToken">Stops the evaluation and its process.</param>
    /// <returns>The facts; paths are relative to the project's folder.</returns>
    /// <exception cref="DotNetProjectException">The project or the .NET SDK is missing, or MSBuild cannot evaluate the project.</exception>
    public static Task<DotNetProject> EvaluateAsync(string projectFileOrDirectory, CancellationToken cancellationToken) =>
        EvaluateAsync(projectFileOrDirectory, relativeTo: null, cancellationToken);

    /// <summary>Evaluates a project. Paths in the result are relative to the given folder.</summary>
    public static async Task<DotNetProject> EvaluateAsync(string projectFileOrDirectory, string? relativeTo, CancellationToken cancellationToken)
    {
        var projectFile = FindProjectFile(Path.GetFullPath(projectFileOrDirectory));
        var scratch = Directory.CreateTempSubdirectory("imagegen-");
        try
        {
            var targets = Path.Combine(scratch.FullName, TargetsResource);
            var answer = Path.Combine(scratch.FullName, "ImageGen.ProjectFacts.txt");
            await WriteTargetsAsync(targets, cancellationToken).ConfigureAwait(false);
            await RunMSBuildAsync(projectFile, targets, answer, cancellationToken).ConfigureAwait(false);
            var facts = ProjectFactsFile.Parse(await File.ReadAllTextAsync(answer, cancellationToken).ConfigureAwait(false));
            return facts.Find(projectFile, Path.GetFullPath(relativeTo ?? Path.GetDirectoryName(projectFile)!)) is { } found
                ? From(found)
                : throw new DotNetProjectException($"MSBuild has no information about the project '{projectFile}'. Use a project of the .NET SDK (<Project Sdk=\"…\">).");
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static DotNetProject From(PublishedProject project) => new()
    {
        Path = project.Path,
        AssemblyName = project.Evaluated.AssemblyName,
        TargetFramework = project.Evaluated.TargetFramework,
        IsMultiTargeted = project.Evaluated.IsMultiTargeted,
        OutputType = project.Evaluated.OutputType,
        UsesAspNetCore = project.UsesAspNetCore,
        UseAppHost = project.Evaluated.UseAppHost,
        InvariantGlobalization = project.Evaluated.InvariantGlobalization,
        PublishAot = project.Evaluated.PublishAot,
        SelfContained = project.Evaluated.SelfContained,
        References = [.. project.References],
        RestoreInputs = [.. project.RestoreInputs],
        LinkedFiles = [.. project.LinkedFiles],
    };

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

    private static async Task WriteTargetsAsync(string path, CancellationToken cancellationToken)
    {
        using var resource = new StreamReader(typeof(DotNetProjectEvaluation).Assembly.GetManifestResourceStream(TargetsResource)!);
        await File.WriteAllTextAsync(path, await resource.ReadToEndAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private static async Task RunMSBuildAsync(string projectFile, string targets, string answer, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", projectFile, "-nologo", "-noAutoResponse", "-verbosity:quiet", "-target:ImageGenWriteProjectFacts", "-nodeReuse:false",
                "-property:Configuration=Release",
                Property("CustomAfterMicrosoftCommonTargets", targets),
                Property("CustomAfterMicrosoftCommonCrossTargetingTargets", targets),
                Property("ImageGenProjectFactsFile", answer),
            },
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(projectFile)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start, projectFile);
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

    /// <summary>Escapes a value: MSBuild splits values at semicolons, and a percent sign starts an escape.</summary>
    private static string Property(string name, string value) =>
        $"-property:{name}={value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)}";
}
