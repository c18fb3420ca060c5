using System.Globalization;
using ImageGen;

// Builds the image of a folder, and says how much memory that took: FOLDER BUILDER NAME.
var image = new DockerImage(args[2], "benchmark", "Dockerfile") { ProjectDirectory = args[0] };
await image.BuildAsync(new()
{
    Builder = Enum.Parse<ImageBuilder>(args[1]),
    Progress = BuildProgress.None,
    Retry = RetryOptions.None,
});

// The kernel's own high-water mark: nothing is missed between two samples.
string line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
Console.WriteLine(1024 * long.Parse(line.Split(' ', '\t').First(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture));
