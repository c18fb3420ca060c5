using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGen.Dockerfiles;

/// <summary>Parses durations as Go's <c>time.ParseDuration</c> does: <c>1h30m</c>, <c>1.5s</c>, <c>-2ms</c>, <c>0</c>.</summary>
internal static class GoDuration
{
    private static readonly Regex Form = new(
        @"\A[-+]?(?:(?<number>[0-9]+\.?[0-9]*|\.[0-9]+)(?<unit>ns|us|µs|μs|ms|s|m|h))+\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>Whether a text is a valid duration of a health check: zero, or at least a millisecond.</summary>
    public static bool IsHealthInterval(string text) => ReadNanoseconds(text) is 0 or >= 1_000_000;

    /// <summary>Returns a duration in nanoseconds; <see langword="null"/> if the text is not a duration, or is negative or longer than 292 years.</summary>
    public static long? ReadNanoseconds(string text)
    {
        if (text is "0" or "+0" or "-0")
        {
            return 0;
        }

        // The builder counts nanoseconds in 64 bits. No real duration has more than a hundred characters.
        var match = text.Length <= 100 ? Form.Match(text) : Match.Empty;
        if (!match.Success)
        {
            return null;
        }

        var numbers = match.Groups["number"].Captures;
        var units = match.Groups["unit"].Captures;
        var nanoseconds = 0m;
        for (var i = 0; i < numbers.Count; i++)
        {
            var unit = Nanoseconds(units[i].Value);
            if (!decimal.TryParse(numbers[i].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > long.MaxValue / unit)
            {
                return null;
            }

            nanoseconds += decimal.Truncate(number * unit);
        }

        return nanoseconds == 0 || (text[0] != '-' && nanoseconds <= long.MaxValue) ? (long)nanoseconds : null;
    }

    private static decimal Nanoseconds(string unit) => unit switch
    {
        "h" => 3_600_000_000_000,
        "m" => 60_000_000_000,
        "s" => 1_000_000_000,
        "ms" => 1_000_000,
        "ns" => 1,
        _ => 1_000,
    };
}
