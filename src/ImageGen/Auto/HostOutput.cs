using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>The folder in which a publish on this machine gives its result, in the layout of <see cref="HostFolder"/>. It is removed after the build.</summary>
internal sealed class HostOutput : IDisposable
{
    /// <summary>The same content has the same layers, so its files have the same time in every build.</summary>
    private static readonly DateTime FixedTime = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A folder that is older belongs to a program that was killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private HostOutput(string folder, string name)
    {
        Folder = folder;
        Name = name;
    }

    public string Folder { get; }

    /// <summary>A name that all publishes of the project share, by which a builder finds the files that it already has.</summary>
    public string Name { get; }

    /// <param name="project">The project file. The folder is in its <c>obj</c> folder, which no build reads as sources.</param>
    public static HostOutput Create(string project)
    {
        var parent = Path.Combine(Path.GetDirectoryName(project)!, "obj", "imagegen");
        try
        {
            var name = Path.Combine(parent, Path.GetFileName(project));
            var folder = Directory.CreateDirectory(Path.Combine(parent, Guid.NewGuid().ToString("n"))).FullName;
            RemoveAbandoned(parent);
            _ = Directory.CreateDirectory(Path.Combine(folder, HostFolder.Volume));
            return new HostOutput(folder, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DotNetProjectException($"The output folder '{parent}' for the publish cannot be created: {exception.Message} Grant this user access, or set {nameof(AutoDockerfileOptions.PublishOn)} to {nameof(PublishLocation.Container)}.", exception);
        }
    }

    public string AppFolder(string architecture) => Path.Combine(Folder, HostFolder.App(architecture));

    /// <summary>Moves the result of a publish for a runtime identifier to the place for its architecture.</summary>
    public void MoveToApp(string identifier, string architecture)
    {
        var app = AppFolder(architecture);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(app)!);
        Directory.Move(Path.Combine(Folder, identifier), app);
    }

    /// <summary>Moves the assemblies and native libraries of packages into the folder of their layer, and sets the times of all files.</summary>
    public void SplitPackages(ProjectFacts facts, string architecture)
    {
        var app = AppFolder(architecture);
        var packages = Path.Combine(Folder, HostFolder.Packages(architecture));
        _ = Directory.CreateDirectory(packages);
        foreach (var file in Directory.GetFiles(app, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(app, file);
            if (facts.PublishAot && file.EndsWith(".dbg", StringComparison.Ordinal))
            {
                File.Delete(file);
            }
            else if (HostFolder.IsOfPackages(facts, relative.Replace(Path.DirectorySeparatorChar, '/')))
            {
                var target = Path.Combine(packages, relative);
                _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(file, target);
            }
        }

        RemoveEmptyFolders(app);
        SetTimes(Path.Combine(Folder, architecture));
        Directory.SetLastWriteTimeUtc(Path.Combine(Folder, HostFolder.Volume), FixedTime);
    }

    /// <summary>Uses the result for one architecture, after the packages were moved, for another one too.</summary>
    public void CopyArchitecture(string published, string architecture)
    {
        Copy(Path.Combine(Folder, published), Path.Combine(Folder, architecture));
        SetTimes(Path.Combine(Folder, architecture));
    }

    /// <summary>Copies the additional files of the settings.</summary>
    public void AddFiles(ProjectDockerfileOptions options)
    {
        for (var i = 0; i < options.Image.Files.Count; i++)
        {
            var source = Path.GetFullPath(options.Image.Files[i].Value, options.ProjectDirectory);
            var target = Path.Combine(Folder, HostFolder.File(i));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Copy(source, target);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A later publish removes it.
        }
    }

    private static void Copy(string source, string target)
    {
        if (!Directory.Exists(source))
        {
            File.Copy(source, target);
            return;
        }

        _ = Directory.CreateDirectory(target);
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                _ = File.CreateSymbolicLink(copy, link);
            }
            else
            {
                Copy(entry.FullName, copy);
            }
        }
    }

    private static void RemoveEmptyFolders(string folder)
    {
        foreach (var child in Directory.GetDirectories(folder))
        {
            RemoveEmptyFolders(child);
            if (!Directory.EnumerateFileSystemEntries(child).Any())
            {
                Directory.Delete(child);
            }
        }
    }

    private static void SetTimes(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(entry => entry.LinkTarget is null).OrderByDescending(entry => entry.FullName.Length))
        {
            entry.LastWriteTimeUtc = FixedTime;
        }
    }

    private static void RemoveAbandoned(string parent)
    {
        foreach (var folder in new DirectoryInfo(parent).GetDirectories().Where(folder => DateTime.UtcNow - folder.CreationTimeUtc > Abandoned))
        {
            new HostOutput(folder.FullName, "").Dispose();
        }
    }
}
