namespace ImageGen.Probe;

internal static class Program
{
    /// <summary>Prints one line, because Docker stores the output of a health check, and returns 0 or 1, because Docker defines no other exit code.</summary>
    private static int Main(string[] arguments)
    {
        var result = HealthProbe.Run(arguments, Environment.GetEnvironmentVariable);
        Console.WriteLine(result.Line);
        return result.IsHealthy ? 0 : 1;
    }
}
