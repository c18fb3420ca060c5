using System.ComponentModel;
using System.Diagnostics;
using ImageGen.Projects;

namespace ImageGen.Auto;

/// <summary>Asks MSBuild for the facts of a project at run time, by the same targets that answer at compile time.</summary>
internal static class DotNetProjectEvaluation
{
    private const string TargetsResource = "ImageGen.ProjectFacts.targets";
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Evaluates a project. Nothing is restored or built, and nothing is written beside it.</summary>
    /// <param name="projectFileOrDirectory">The project file, or a folder that holds exactly one.</param>
    /// <param name="cancellationToken">Ends the evaluation, and the process that does it.</param>
    /// <returns>The facts; paths start at the project's folder.</returns>
    /// <exception cref="DotNetProjectException">There is no such project, no .NET SDK, or MSBuild refuses the project.</exception>
    public static Task<DotNetProject> EvaluateAsync(string projectFileOrDirectory, CancellationToken cancellationToken) =>
        EvaluateAsync(projectFileOrDirectory, relativeTo: null, cancellationToken);

    /// <summary>Like the other one, with paths that start at the given folder.</summary>
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
                : throw new DotNetProjectException($"MSBuild answered nothing for the project '{projectFile}'. Name a project of the .NET SDK (<Project Sdk=\"…\">).");
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
            throw new DotNetProjectException($"The project '{path}' does not exist. Correct the path; a relative one starts at the image's ProjectDirectory.");
        }

        var found = Directory.EnumerateFiles(path).Where(file => ProjectExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new DotNetProjectException($"The folder '{path}' holds no project file, so there is nothing that an 'auto' Dockerfile could publish. Name a project in the image's Project, or a Dockerfile in its Dockerfile."),
            _ => throw new DotNetProjectException($"The folder '{path}' holds several project files ({string.Join(", ", found.Select(Path.GetFileName).Order(StringComparer.Ordinal))}). Name one of them in the image's Project."),
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
            throw new DotNetProjectException($"MSBuild cannot evaluate the project '{projectFile}'. Mend what it says:\n{said}");
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
                + "Install the SDK and put 'dotnet' on the PATH, or set the image's Project with the facts that are known at compile time.",
                error);
        }
    }

    /// <summary>MSBuild splits values at semicolons, and reads a percent sign as the start of an escape.</summary>
    private static string Property(string name, string value) =>
        $"-property:{name}={value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal)}";
}
