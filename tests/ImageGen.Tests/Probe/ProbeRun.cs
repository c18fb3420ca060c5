using ImageGen.Probe;

namespace ImageGen.Tests.Probe;

/// <summary>Runs the probe in this process.</summary>
internal static class ProbeRun
{
    /// <summary>On another thread, because the probe blocks the thread on which it runs.</summary>
    public static Task<ProbeResult> RunAsync(params string[] arguments) =>
        Task.Run(() => HealthProbe.Run(arguments, static _ => null));

    /// <summary>The environment in a text such as <c>URLS=http://+:80 HTTP_PORTS=81</c>.</summary>
    public static Func<string, string?> Environment(string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static variable => variable.Split('=', 2))
            .ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
        return name => values.GetValueOrDefault(name);
    }
}
