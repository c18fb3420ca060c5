using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Engine.Tests.Terminal;

/// <summary>Screens of a terminal as files of this folder. <c>IMAGEGEN_UPDATE_CAPTURES=1</c> writes them.</summary>
internal static partial class Capture
{
    /// <summary>Whether the files are written, instead of only compared.</summary>
    public static bool IsUpdated => Environment.GetEnvironmentVariable("IMAGEGEN_UPDATE_CAPTURES") == "1";

    /// <summary>Compares a screen with its file, except for what differs from run to run: times and counts, digests, and the turning sign.</summary>
    public static void AssertEqual(string name, string screen, [CallerFilePath] string caller = "")
    {
        var path = Path.Join(Path.GetDirectoryName(caller), "Captures", name + ".verified.txt");
        if (IsUpdated)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Shown(screen));
        }

        Assert.Equal(Normalize(File.ReadAllText(path)), Normalize(Shown(screen)));
    }

    /// <summary>The screen with names that any machine could have, of the same width.</summary>
    private static string Shown(string screen) => screen.Replace(EngineEnvironment.BaseImage.ToString(), "registry.local/busybox".PadRight(EngineEnvironment.BaseImage.ToString().Length)[..EngineEnvironment.BaseImage.ToString().Length], StringComparison.Ordinal);

    /// <summary>Replaces what differs from run to run.</summary>
    public static string Normalize(string screen) => Blank().Replace(Spinner().Replace(Digest().Replace(Time().Replace(Varying().Replace(screen, ""), "T"), "DIGEST"), "*"), "  ");

    [GeneratedRegex(@"(\d+ steps?(, \d+ cached)? +)?\d+\.\d s\b|\bcached\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    /// <summary>The name of the builder has the room that the number of cached steps leaves; a unique id keeps a step out of the cache.</summary>
    [GeneratedRegex(@"(?<=with BuildKit) of [^…<\n]*?(…|(?=  |<))|\b[0-9a-f]{8}-[0-9a-f-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Varying();

    [GeneratedRegex("[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]", RegexOptions.CultureInvariant)]
    private static partial Regex Spinner();

    [GeneratedRegex("sha256:[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex("  +", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
