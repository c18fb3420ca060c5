namespace ImageGen.Projects.Dockerfiles;

/// <summary>Writes the stage that becomes the image.</summary>
internal sealed class FinalStage(DockerfileText file, ProjectFacts facts, ProjectDockerfileOptions options, ProjectBaseImages images)
{
    /// <summary>1654 is the user of Microsoft's images. A base image without the variable must not run as root.</summary>
    private const string DefaultUser = "${APP_UID:-1654}";

    /// <summary>The builders do not all expand variables in the option of <c>COPY</c>.</summary>
    private const string DefaultOwner = "1654:1654";

    private readonly ProjectImageSettings _settings = options.Image;

    /// <param name="from">The option of <c>COPY</c> for the source of the folders, or empty for the context.</param>
    /// <param name="programFolders">The folders of the program.</param>
    /// <param name="emptyFolder">An empty folder.</param>
    /// <param name="files">The paths of the additional files in the context, in the order of the settings.</param>
    public void Write(string from, IEnumerable<string> programFolders, string emptyFolder, IEnumerable<string> files)
    {
        file.Line($"FROM {images.Final} AS final");
        if (options.UsesBuildKit && (options.IsPublishedOnHost || _settings.HealthCheck is not null))
        {
            file.Line("ARG TARGETARCH");
        }

        WriteLabels();
        InstallPackages();
        foreach (var variable in _settings.Env)
        {
            file.Variable(variable.Key, variable.Value);
        }

        CopyVolumes(from, emptyFolder);
        if (_settings.HealthCheck is not null)
        {
            file.Line($"COPY {HealthProbe.Folder(options.UsesBuildKit ? "${TARGETARCH}" : options.Architecture)}/ /");
        }

        var isCreated = false;
        foreach (var folder in programFolders)
        {
            file.Line($"COPY {from}{folder} /");
            if (!isCreated)
            {
                // Not before: it would create the folder with the time of the build.
                file.Line("WORKDIR " + PublishOutput.ProgramFolder);
                isCreated = true;
            }
        }


        foreach (var (source, target) in files.Zip(_settings.Files, static (source, entry) => (source, entry.Key)))
        {
            file.CopyTo("", source, target);
        }

        foreach (var port in ProgramPorts.Find(facts, _settings))
        {
            file.Line("EXPOSE " + port);
        }

        if (_settings.Volumes.Count > 0)
        {
            file.Volumes(_settings.Volumes);
        }

        if (_settings.HealthCheck is { } healthCheck)
        {
            file.HealthCheck([HealthProbe.Program, HealthProbe.Target(healthCheck, facts, _settings)]);
        }

        file.Line("USER " + (_settings.User ?? DefaultUser));
        file.Entrypoint(new PublishMode(facts, _settings).Entrypoint);
        if (_settings.Command.Count > 0)
        {
            file.Command(_settings.Command);
        }
    }

    private void WriteLabels()
    {
        foreach (var (key, value) in ProjectLabels.For(facts))
        {
            file.Label(key, value);
        }
    }

    private void InstallPackages()
    {
        if (_settings.Packages.Count > 0 && images.FinalDistribution.Installation is { } install)
        {
            file.Line("USER root");
            file.Line("RUN " + install(string.Join(" ", _settings.Packages.Select(DockerfileText.ShellWord))));
        }
    }

    /// <summary>A new volume gets the owner of its folder in the image. Without the folder, only root can write to it.</summary>
    private void CopyVolumes(string from, string emptyFolder)
    {
        foreach (var volume in _settings.Volumes)
        {
            file.CopyTo($"{from}--chown={_settings.User ?? DefaultOwner} ", emptyFolder, volume.TrimEnd('/') + "/");
        }
    }
}
