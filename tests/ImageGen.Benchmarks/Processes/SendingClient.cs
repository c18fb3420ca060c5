using System.Globalization;
using System.Reflection;

namespace ImageGen.Benchmarks.Processes;

/// <summary>The program that is measured: builds one image of a folder, and may push it.</summary>
internal static class SendingClient
{
    /// <summary>As it is built with the packages: compiled while it runs, but for what the packages bring compiled.</summary>
    public static string Jit { get; } = PathOf("Client");

    /// <summary>As it is published: compiled before.</summary>
    public static string Native { get; } = PathOf("NativeClient");

    /// <summary>Builds, and returns the kernel's status of the program at its end as its output.</summary>
    public static Task<TimedProcess> RunAsync(string program, IReadOnlyDictionary<string, string> environment, string folder, ImageBuilder builder, string name) =>
        RunAsync(program, environment, [folder, builder.ToString(), name]);

    /// <summary>Builds and pushes, and returns the kernel's status of the program at its end as its output.</summary>
    public static Task<TimedProcess> PushAsync(IReadOnlyDictionary<string, string> environment, string folder, ImageBuilder builder, string name) =>
        RunAsync(Jit, environment, [folder, builder.ToString(), name], "push");

    /// <summary>Builds the three images of a folder.</summary>
    public static Task<TimedProcess> BuildGraphAsync(string folder, string name) => TimedProcess.RunAsync(Jit, new Dictionary<string, string>(), "graph", folder, name);

    private static async Task<TimedProcess> RunAsync(string program, IReadOnlyDictionary<string, string> environment, string[] build, params string[] further)
    {
        var status = Path.GetTempFileName();
        try
        {
            var run = await TimedProcess.RunAsync(program, environment, [.. build, status, .. further]);
            return run with { Output = await File.ReadAllTextAsync(status) };
        }
        finally
        {
            File.Delete(status);
        }
    }

    /// <summary>The peak of resident memory, in bytes: the kernel's own high-water mark, so that nothing is missed between two samples.</summary>
    public static long PeakMemoryIn(string status)
    {
        var line = status.Split('\n').Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', '\t').First(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture);
    }

    private static string PathOf(string key) => typeof(SendingClient).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
