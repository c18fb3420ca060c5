using System.Diagnostics;
using System.Globalization;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>A program of its own that builds a folder's image: one that can be killed.</summary>
internal static class SendingProgram
{
    public static Process Start(string folder)
    {
        var start = new ProcessStartInfo(ClientProgram.FullPath, [folder, nameof(ImageBuilder.BuildKit), "imagegen-building/killed"]);
        start.Environment["DOCKER_HOST"] = EngineEnvironment.Docker.Address.OriginalString;
        return Process.Start(start)!;
    }

    /// <summary>How much the program has read so far; nearly all of it is its context.</summary>
    public static long ReadBytes(Process program)
    {
        var line = File.ReadLines($"/proc/{program.Id}/io").Single(line => line.StartsWith("rchar:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan("rchar:".Length), CultureInfo.InvariantCulture);
    }
}
