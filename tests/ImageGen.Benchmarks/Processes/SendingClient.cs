using System.Globalization;
using System.Reflection;

namespace ImageGen.Benchmarks.Processes;

/// <summary>The program that is measured: builds one image of a folder, and says how much memory it took.</summary>
internal static class SendingClient
{
    private static readonly string Program = typeof(SendingClient).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "Client").Value!;

    public static Task<TimedProcess> RunAsync(IReadOnlyDictionary<string, string> environment, string folder, ImageBuilder builder, string name) =>
        TimedProcess.RunAsync(Program, environment, folder, builder.ToString(), name);

    /// <summary>The peak of resident memory, in bytes, from what the program printed.</summary>
    public static long PeakMemoryIn(string output) => long.Parse(output, CultureInfo.InvariantCulture);
}
