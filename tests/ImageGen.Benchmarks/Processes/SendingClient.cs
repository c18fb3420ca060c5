using System.Globalization;
using System.Reflection;

namespace ImageGen.Benchmarks.Processes;

/// <summary>The program that is measured: builds one image of a folder, and says how much memory it took.</summary>
internal static class SendingClient
{
    /// <summary>As it is built with the packages: compiled while it runs, but for what the packages bring compiled.</summary>
    public static string Jit { get; } = PathOf("Client");

    /// <summary>As it is published: compiled before.</summary>
    public static string Native { get; } = PathOf("NativeClient");

    public static Task<TimedProcess> RunAsync(string program, IReadOnlyDictionary<string, string> environment, string folder, ImageBuilder builder, string name) =>
        TimedProcess.RunAsync(program, environment, folder, builder.ToString(), name);

    /// <summary>The peak of resident memory, in bytes, from what the program printed.</summary>
    public static long PeakMemoryIn(string output) => long.Parse(output, CultureInfo.InvariantCulture);

    private static string PathOf(string key) => typeof(SendingClient).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
