using System.Diagnostics;
using System.Text.Json.Nodes;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>
/// Looks for values in all that an engine keeps of a build: the image's configuration and history, its layers as they are saved,
/// the records of the build cache, and every file under the engine's data folder that the build made or changed.
/// </summary>
internal sealed class EngineTraces
{
    private readonly EngineConnection _engine;
    private readonly string _dataFolder;
    private readonly FileInfo _start;

    private EngineTraces(EngineConnection engine, string dataFolder, FileInfo start)
    {
        _engine = engine;
        _dataFolder = dataFolder;
        _start = start;
    }

    /// <summary>From here on, files of the engine count as the build's.</summary>
    /// <param name="folder">Takes a file whose time marks the start.</param>
    public static async Task<EngineTraces> StartAsync(EngineConnection engine, DirectoryInfo folder)
    {
        var dataFolder = (string)JsonNode.Parse(await EngineContainers.GetAsync(engine, "info"))!["DockerRootDir"]!;
        Assert.True(Directory.Exists(dataFolder), $"The engine's data folder {dataFolder} cannot be searched from here: the tests need an engine of this machine, and root.");
        var start = new FileInfo(Path.Combine(folder.FullName, "start"));
        await File.WriteAllTextAsync(start.FullName, "", TestContext.Current.CancellationToken);
        return new EngineTraces(engine, dataFolder, start);
    }

    /// <summary>The places that know one of the values.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(ImageReference image, params IEnumerable<string> values)
    {
        List<string> places = [];
        var sought = values.ToList();
        foreach (var place in (string[])[$"images/{image}/json", $"images/{image}/history", $"images/{image}/get", "system/df"])
        {
            var answer = await EngineContainers.GetAsync(_engine, place);
            places.AddRange(sought.Where(value => answer.Contains(value, StringComparison.Ordinal)).Select(value => $"{place}: {value}"));
        }

        foreach (var value in sought)
        {
            var files = await SearchAsync(value);
            places.AddRange(files.Select(file => $"{file}: {value}"));
        }

        return places;
    }

    private async Task<string[]> SearchAsync(string value)
    {
        // By the time of change and not of modification, which a layer's files bring along.
        string[] arguments = [_dataFolder, "-type", "f", "-cnewer", _start.FullName, "-exec", "grep", "--files-with-matches", "--fixed-strings", "--no-messages", "--regexp", value, "{}", "+"];
        using var find = Process.Start(new ProcessStartInfo("find", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Folders may go while they are searched: the engine and other tests go on.
        var errors = find.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await find.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await errors;
        await find.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
