using System.Diagnostics;
using ImageGen.Progress;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Publishes a project on this machine, for an image that only copies the result.</summary>
internal sealed class HostPublish
{
    /// <summary>The number of lines of a failed publish in its exception, besides those that are errors.</summary>
    private const int LastLines = 15;

    private readonly ProjectFacts _facts;
    private readonly ProjectDockerfileOptions _options;
    private readonly IProgress<BuildEvent> _progress;
    private readonly string _project;
    private readonly PublishMode _mode;
    private readonly DotNetCommand _dotnet;

    private HostPublish(ProjectFacts facts, ProjectDockerfileOptions options, IProgress<BuildEvent> progress)
    {
        _facts = facts.WithProperties(options.Image.PublishProperties);
        _options = options;
        _progress = progress;
        _project = Path.GetFullPath(facts.Path, options.ProjectDirectory);
        _mode = new PublishMode(_facts, options.Image);
        _dotnet = new DotNetCommand(_project);
    }

    /// <returns>The folder with the result, which becomes the build context.</returns>
    /// <exception cref="DotNetProjectException">The publish failed, or the .NET SDK is missing.</exception>
    public static async Task<HostOutput> RunAsync(ProjectFacts facts, ProjectDockerfileOptions options, IReadOnlyList<string> architectures, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var publish = new HostPublish(facts, options, progress);
        var output = HostOutput.Create(publish._project);
        try
        {
            using (await ProjectTurn.WaitAsync([publish._project, .. publish.ReferencePaths], progress, cancellationToken).ConfigureAwait(false))
            using (await PublishLock.TakeAsync(publish._project, progress, cancellationToken).ConfigureAwait(false))
            {
                await publish.PublishAllAsync(output, architectures, cancellationToken).ConfigureAwait(false);
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

    private IEnumerable<string> ReferencePaths => _facts.References.Select(path => Path.GetFullPath(path, _options.ProjectDirectory));

    private async Task PublishAllAsync(HostOutput output, IReadOnlyList<string> architectures, CancellationToken cancellationToken)
    {
        if (_mode.IsPortable || architectures.Count == 1)
        {
            await PublishAsync(output, architectures[0], restore: null, cancellationToken).ConfigureAwait(false);
            foreach (var architecture in architectures.Skip(1))
            {
                output.CopyArchitecture(architectures[0], architecture);
            }

            return;
        }

        // A restore for one architecture replaces that for the one before, so one restore is for all. MSBuild needs the quotation marks around a list.
        var identifiers = _facts.RuntimeIdentifiers.Split(';', StringSplitOptions.RemoveEmptyEntries).Concat(architectures.Select(IdentifierOf)).Distinct(StringComparer.Ordinal);
        var restore = PublishCommand.Create("host-restore", "[host]", ["restore", _project, .. _mode.RestoreArguments, $"-p:RuntimeIdentifiers=\"{string.Join(';', identifiers)}\""]);
        if (_facts.PublishesInParallel)
        {
            await PublishTogetherAsync(output, architectures, restore, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var architecture in architectures)
        {
            await PublishAsync(output, architecture, restore, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="output">The folder of the result.</param>
    /// <param name="architecture">The architecture.</param>
    /// <param name="restore">The restore; <see langword="null"/> if the publish itself restores.</param>
    /// <param name="cancellationToken">Ends the publish.</param>
    private async Task PublishAsync(HostOutput output, string architecture, PublishCommand? restore, CancellationToken cancellationToken)
    {
        string[] shown = ["publish", _project, .. _mode.PublishArguments, .. _mode.IsPortable ? [] : new[] { "-r", IdentifierOf(architecture) }];
        var target = "-p:PublishDir=" + RelativePath(output.AppFolder(architecture)) + "/";
        var publish = PublishCommand.Create("host-publish-" + architecture, $"[host {architecture}]", shown);
        await RunAsync(publish with { Arguments = [.. shown, target] }, restore, cancellationToken).ConfigureAwait(false);
        output.SplitPackages(_facts, architecture);
    }

    /// <summary>Publishes for several architectures at the same time.</summary>
    private async Task PublishTogetherAsync(HostOutput output, IReadOnlyList<string> architectures, PublishCommand restore, CancellationToken cancellationToken)
    {
        using var parallel = await ParallelPublish.CreateAsync(_project, cancellationToken).ConfigureAwait(false);
        string[] identifiers = [.. architectures.Select(IdentifierOf)];
        string[] shown = ["publish", _project, .. _mode.PublishArguments, .. identifiers.SelectMany((identifier, index) => index == 0 ? new[] { "-r", identifier } : ["and", "-r", identifier])];
        var publish = PublishCommand.Create("host-publish", $"[host {string.Join(' ', architectures)}]", shown);
        await RunAsync(publish with { Arguments = parallel.Arguments(_mode.PublishArguments, identifiers, RelativePath(output.Folder)) }, restore, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < architectures.Count; i++)
        {
            output.MoveToApp(identifiers[i], architectures[i]);
            output.SplitPackages(_facts, architectures[i]);
        }
    }

    /// <summary>Runs a publish, with a restore if something has changed since the last one.</summary>
    private async Task RunAsync(PublishCommand publish, PublishCommand? restore, CancellationToken cancellationToken)
    {
        var stamp = new RestoreStamp(_project, [.. ReferencePaths, .. _facts.RestoreInputs.Select(path => Path.GetFullPath(path, _options.ProjectDirectory))], (restore ?? publish).Shown);
        var isRestored = stamp.IsCurrent;
        var failure = await RunOnceAsync().ConfigureAwait(false);
        if (failure is not null && isRestored && !CompilerErrors.AreInSource(failure.Lines))
        {
            _progress.Report(new BuildWarning("The publish failed. Because it did not restore, it runs again with a restore."));
            isRestored = false;
            failure = await RunOnceAsync().ConfigureAwait(false);
        }

        Require(failure);
        if (!isRestored)
        {
            stamp.Write();
        }

        async Task<FailedCommand?> RunOnceAsync()
        {
            if (restore is not null && !isRestored)
            {
                Require(await RunStepAsync(restore, cancellationToken).ConfigureAwait(false));
            }

            var needsNoRestore = isRestored || restore is not null;
            return await RunStepAsync(needsNoRestore ? publish with { Arguments = [.. publish.Arguments, "--no-restore"] } : publish, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a command as a step of the build.</summary>
    /// <returns>How it failed; <see langword="null"/> if it succeeded.</returns>
    private async Task<FailedCommand?> RunStepAsync(PublishCommand command, CancellationToken cancellationToken)
    {
        var name = $"{command.Machine} {command.Text}";
        var started = Stopwatch.GetTimestamp();
        _progress.Report(new StepStarted(command.Step, name));
        var lines = new List<string>();
        var exitCode = await _dotnet.RunAsync(command.Arguments, Receive, cancellationToken).ConfigureAwait(false);
        var error = exitCode == 0 ? null : $"exit code {exitCode}";
        _progress.Report(new StepCompleted(command.Step, name, Cached: false, Stopwatch.GetElapsedTime(started), error));
        return error is null ? null : new FailedCommand($"'{command.Text}' failed on this machine ({error})", lines);

        void Receive(string line)
        {
            lines.Add(line);
            _progress.Report(new StepOutput(command.Step, line + "\n", IsError: false));
        }
    }

    private void Require(FailedCommand? failure)
    {
        if (failure is not null)
        {
            throw new DotNetProjectException($"{failure.Message}. Fix the project so that this command succeeds.{Output(failure.Lines)}");
        }
    }

    /// <summary>Not <c>-o</c>, which makes the path absolute: MSBuild cannot publish to a path with an apostrophe, which a folder above may have.</summary>
    private string RelativePath(string folder) => Path.GetRelativePath(Path.GetDirectoryName(_project)!, folder).Replace('\\', '/');

    private string IdentifierOf(string architecture) => PublishedPlatform.Create(architecture, ProjectDockerfile.UsesMusl(_facts, _options)).RuntimeIdentifier;

    /// <summary>A receiver that shows the output has shown it already.</summary>
    private string Output(List<string> lines) => (_progress as SerializedProgress)?.ShowsOutput == true
        ? " Its output is above."
        : "\n" + string.Join('\n', CompilerErrors.Find(lines).Distinct().DefaultIfEmpty(string.Join('\n', lines.TakeLast(LastLines))));

    /// <param name="Message">What failed, without a full stop.</param>
    /// <param name="Lines">The output.</param>
    private sealed record FailedCommand(string Message, List<string> Lines);
}
