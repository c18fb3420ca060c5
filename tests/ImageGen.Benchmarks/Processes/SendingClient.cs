using System.Globalization;
using ImageGen.Building.Requests;
using ImageGen.Contexts;
using ImageGen.Engines;

namespace ImageGen.Benchmarks.Processes;

/// <summary>The program that is measured: builds one image of a folder, and says how much memory it took.</summary>
internal static class SendingClient
{
    public const string Command = "client";

    private const string PeakMemory = "peak memory: ";

    public static async Task<int> RunAsync(string folder, string builderName, string name)
    {
        var builder = Enum.Parse<ImageBuilder>(builderName);
        var context = await ContextPreparation.PrepareAsync(
            new ContextDefinition { ProjectDirectory = folder, DockerfilePath = "Dockerfile" }, CancellationToken.None);
        await using var connection = await EngineConnection.OpenAsync(null, null, CancellationToken.None);
        var version = builder == ImageBuilder.BuildKit ? "&version=2" : string.Empty;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"build?rm=1&t={name}&dockerfile={context.DockerfileName}{version}")
        {
            Content = new ContextContent(context, builder, ContextCompression.None, BuildProgress.None),
        };
        using var response = await connection.SendAsync(request, CancellationToken.None);
        _ = response.EnsureSuccessStatusCode();
        await foreach (var message in EngineMessageStream.ReadAsync(await response.Content.ReadAsStreamAsync(), CancellationToken.None))
        {
            if (message.Error is not null)
            {
                throw new InvalidOperationException(message.Error);
            }
        }

        Console.WriteLine(PeakMemory + ReadPeakMemory());
        return 0;
    }

    /// <summary>The peak of resident memory, in bytes, from what the program printed.</summary>
    public static long PeakMemoryIn(string output)
    {
        var line = output.Split('\n').Single(line => line.StartsWith(PeakMemory, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(PeakMemory.Length), CultureInfo.InvariantCulture);
    }

    // The kernel's own high-water mark: nothing is missed between two samples.
    private static long ReadPeakMemory()
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', '\t').First(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture);
    }
}
