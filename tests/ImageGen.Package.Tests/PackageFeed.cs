using System.Reflection;
using System.Xml.Linq;
using ImageGen.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace ImageGen.Package.Tests;

/// <summary>A folder with the packages of this working tree, under a version that no other run has.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>The packages' ids.</summary>
    internal static readonly string[] Packed = ["ImageGen.Syntax", "ImageGen.BuildKit", "ImageGen.Oci", "ImageGen", "ImageGen.Hosting", "ImageGen.Templates"];

    private readonly string _suffix = "test" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The feed's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("imagegen-feed-").FullName;

    /// <summary>The packages' version.</summary>
    public string Version { get; private set; } = "";

    public string Package(string id, string extension = ".nupkg") => Path.Combine(Folder, $"{id}.{Version}{extension}");

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (var project in Packed)
        {
            var packed = await DotNet.RunAsync(RepositoryRoot, "pack", FolderOf(project), "--no-build", "--configuration", configuration, "--output", Folder, "-p:VersionSuffix=" + _suffix);
            Assert.True(packed.ExitCode == 0, packed.Output);
            Assert.DoesNotContain("warning", packed.Output, StringComparison.OrdinalIgnoreCase);
        }

        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Folder, "ImageGen.Syntax.*.nupkg").Single())["ImageGen.Syntax.".Length..];
    }

    /// <summary>The folder of a package's project. Templates are no code, so they are not in <c>src</c>.</summary>
    private static string FolderOf(string package) => package == "ImageGen.Templates" ? "templates" : Path.Combine("src", package);

    /// <summary>Writes a nuget.config that adds the feed to the sources that the machine has.</summary>
    public void AddTo(string folder) =>
        new XElement("configuration", new XElement("packageSources", new XElement("add", new XAttribute("key", "imagegen-test"), new XAttribute("value", Folder))))
            .Save(Path.Combine(folder, "nuget.config"));

    /// <summary>Takes away the feed, and what restoring from it left in the machine's package folder.</summary>
    public ValueTask DisposeAsync()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var folder in Packed.Select(id => Path.Combine(packages, id.ToLowerInvariant(), Version)).Append(Folder).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    public static string RepositoryRoot
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "ImageGen.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from the repository's own folders, so there is nothing to pack.");
            }

            return folder;
        }
    }
}
