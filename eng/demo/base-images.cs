#:project ../../src/ImageGen/ImageGen.csproj
#:property PublishAot=false

// Builds the images of the Dockerfile beside this file, without an engine and without root, and pushes them.
// usage: dotnet run base-images.cs -- REGISTRY FOLDER
// The files that are not .NET's are copied to the folder first, as the context of the builds.
using System.Diagnostics;
using System.Runtime.InteropServices;
using ImageGen;

var (registry, folder) = (args[0], args[1]);
var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
var (dotnet, version) = (Path.GetFullPath("../../..", runtime), Path.GetFileName(runtime));

var linked = LibrariesOf([Path.Combine(dotnet, "dotnet"), .. Directory.GetFiles(runtime, "libSystem.*.so"), Path.Combine(runtime, "libcoreclr.so")]);
var systemFolder = Path.GetDirectoryName(linked.First(static path => Path.GetFileName(path).StartsWith("libstdc++.so", StringComparison.Ordinal)))!;
// .NET loads these by their names, so no file names them as its libraries.
string[] loaded = [.. Newest("libssl.so.?"), .. Newest("libicui18n.so.??")];
foreach (var library in linked.Union(loaded).Union(LibrariesOf(loaded)))
{
    var copy = Path.Join(folder, "libraries", library);
    _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
    File.Copy(library, copy, overwrite: true);
}

_ = Directory.CreateDirectory(Path.Combine(folder, "tmp"));

// The registry is on this machine, so little compression is faster than few bytes.
var output = BuildOutput.Image(push: true) with { Attributes = BuildOutput.CacheOnly.Attributes.Add("compression", "gzip").Add("compression-level", "1") };
try
{
    foreach (var stage in (string[])["runtime-deps", "runtime", "aspnet"])
    {
        var image = new DockerImage($"{registry}/dotnet/{stage}", dockerfile: "Dockerfile")
        {
            ProjectDirectory = (string)AppContext.GetData("EntryPointFileDirectoryPath")!,
            Context = folder,
        };
        var pushed = await image.BuildAndPushAsync(new()
        {
            Builder = ImageBuilder.InProcess,
            Target = stage,
            Tags = ["10.0", "10.0-noble", "10.0-noble-chiseled", "10.0-noble-chiseled-extra"],
            Args = { ["VERSION"] = version, ["INVARIANT"] = loaded.Any(static path => path.Contains("libicu", StringComparison.Ordinal)) ? "false" : "true" },
            NamedContexts = { ["dotnet"] = NamedContext.FromDirectory(dotnet) },
            Outputs = [output],
            Progress = BuildProgress.Quiet,
        });
        Console.WriteLine(pushed.Reference);
    }

    return 0;
}
catch (ImageGenException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

IEnumerable<string> Newest(string pattern) => Directory.GetFiles(systemFolder, pattern).Order(StringComparer.Ordinal).TakeLast(1);

static IReadOnlyList<string> LibrariesOf(IReadOnlyCollection<string> files)
{
    if (files.Count == 0)
    {
        return [];
    }

    using var ldd = Process.Start(new ProcessStartInfo("ldd", files) { RedirectStandardOutput = true })!;
    // 'libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f…)', or without the name for the dynamic linker.
    return [.. ldd.StandardOutput.ReadToEnd().Split('\n')
        .Where(static line => line.StartsWith('\t'))
        .SelectMany(static line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(static part => part.StartsWith('/')))
        .Distinct()];
}
