using System.ComponentModel;
using System.Diagnostics;
using ImageGen.Progress;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Publishes a project on this machine, for an image that only copies the result.</summary>
internal sealed class HostPublish(ProjectFacts facts, ProjectDockerfileOptions options, IProgress<BuildEvent> progress)
{
    /// <summary>How long the output may take to arrive after the process has ended. A compiler server that it started can keep the streams open for minutes.</summary>
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(2);

    /// <summary>The number of lines of a failed publish in its exception, besides those that are errors.</summary>
    private const int LastLines = 15;

    private const string ErrorMark = " error ";

    /// <summary>The errors of the C# compiler for assemblies, namespaces, types and names that are missing.</summary>
    private static readonly string[] MissingTypes = ["CS0006", "CS0012", "CS0103", "CS0234", "CS0246"];

    private readonly ProjectFacts _facts = facts.WithProperties(options.Image.PublishProperties);
    private readonly string _project = Path.GetFullPath(facts.Path, options.ProjectDirectory);

    /// <returns>The folder with the result, which becomes the build context.</returns>
    /// <exception cref="DotNetProjectException">The publish failed, or the .NET SDK is missing.</exception>
    public static async Task<HostOutput> RunAsync(ProjectFacts facts, ProjectDockerfileOptions options, IReadOnlyList<string> architectures, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var publish = new HostPublish(facts, options, progress);
        var output = HostOutput.Create(publish._project);
        try
        {
            using (await PublishLock.TakeAsync(publish._project, progress, cancellationToken).ConfigureAwait(false))
            {
                foreach (var architecture in architectures)
                {
                    await publish.PublishAsync(output, architecture, cancellationToken).ConfigureAwait(false);
                }
            }

            output.AddFiles(options);
            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private async Task PublishAsync(HostOutput output, string architecture, CancellationToken cancellationToken)
    {
        var mode = new PublishMode(_facts, options.Image);
        var platform = PublishedPlatform.Create(architecture, ProjectDockerfile.UsesMusl(_facts, options));
        string[] arguments =
        [
            "publish", _project, .. mode.PublishArguments,
            .. mode.IsPortable ? [] : new[] { "-r", platform.RuntimeIdentifier },
            // Not '-o', which makes the path absolute: MSBuild cannot publish to a path with an apostrophe, which a folder above may have.
            "-p:PublishDir=" + Path.GetRelativePath(Path.GetDirectoryName(_project)!, output.AppFolder(architecture)).Replace('\\', '/') + "/",
        ];
        var name = $"[host {platform.Architecture}] dotnet {string.Join(' ', arguments[..^1])}";
        var step = "host-publish-" + architecture;
        var started = Stopwatch.GetTimestamp();
        progress.Report(new StepStarted(step, name));
        var lines = new List<string>();
        var restored = new RestoreStamp(_project, [.. _facts.References.Concat(_facts.RestoreInputs).Select(path => Path.GetFullPath(path, options.ProjectDirectory))], arguments[..^1]);
        var isRestored = restored.IsCurrent;
        var exitCode = await RunAsync(isRestored ? [.. arguments, "--no-restore"] : arguments, Receive, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0 && isRestored && MayNeedRestore(lines))
        {
            Receive("The publish without a restore failed. It runs again with a restore.");
            restored.Remove();
            lines.Clear();
            exitCode = await RunAsync(arguments, Receive, cancellationToken).ConfigureAwait(false);
        }

        var error = exitCode == 0 ? null : $"exit code {exitCode}";
        progress.Report(new StepCompleted(step, name, Cached: false, Stopwatch.GetElapsedTime(started), error));
        if (error is not null)
        {
            throw new DotNetProjectException($"'dotnet {string.Join(' ', arguments[..^1])}' failed on this machine ({error}). Fix the project so that this command succeeds.{Output(lines)}");
        }

        restored.Write();
        output.SplitPackages(_facts, architecture);

        void Receive(string line)
        {
            lines.Add(line);
            progress.Report(new StepOutput(step, line + "\n", IsError: false));
        }
    }

    /// <summary>Whether the errors may be those of a package that is missing. An ordinary error in the source code is not.</summary>
    private static bool MayNeedRestore(List<string> lines) =>
        lines.Where(line => line.Contains(ErrorMark, StringComparison.Ordinal)).ToList() is not { Count: > 0 } errors
        || !errors.TrueForAll(line => line.Contains(ErrorMark + "CS", StringComparison.Ordinal) && !MissingTypes.Any(code => line.Contains(ErrorMark + code, StringComparison.Ordinal)));

    /// <summary>A receiver that shows the output has shown it already.</summary>
    private string Output(List<string> lines) => (progress as SerializedProgress)?.IsConsole == true
        ? " Its output is above."
        : "\n" + string.Join('\n', lines.Where(line => line.Contains(ErrorMark, StringComparison.Ordinal)).Distinct().DefaultIfEmpty(string.Join('\n', lines.TakeLast(LastLines))));

    private async Task<int> RunAsync(string[] arguments, Action<string> receive, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-terminalLogger:off"])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(_project)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var gate = new Lock();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await reading.WaitAsync(LastOutput, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // All of its own output has arrived: only a server that it started still holds the streams.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode;

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                lock (gate)
                {
                    receive(line);
                }
            }
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new DotNetProjectException(
                $"Publishing '{_project}' on this machine needs the .NET SDK, and 'dotnet' cannot be started: {error.Message} "
                + $"Install the SDK and put 'dotnet' on the PATH, or set {nameof(AutoDockerfileOptions.PublishOn)} to {nameof(PublishLocation.Container)}.",
                error);
        }
    }
}
