using System.Globalization;
using System.Text;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>Formats texts as Go does, so that the history of an image is that of BuildKit.</summary>
internal static class GoText
{
    /// <summary>Formats a list as <c>%q</c>: <c>["a" "b"]</c>.</summary>
    public static string Quote(IEnumerable<string> texts) => $"[{string.Join(' ', texts.Select(Quote))}]";

    /// <summary>Formats a list as <c>%v</c>: <c>[a b]</c>.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(' ', texts)}]";

    /// <summary>Formats a duration: <c>1m30s</c>, <c>1.5s</c>, <c>100ms</c>, <c>0s</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        if (duration < TimeSpan.FromSeconds(1))
        {
            return duration >= TimeSpan.FromMilliseconds(1)
                ? duration.TotalMilliseconds.ToString("0.####", CultureInfo.InvariantCulture) + "ms"
                : duration.TotalMicroseconds.ToString("0.#", CultureInfo.InvariantCulture) + "µs";
        }

        var hours = (long)duration.TotalHours;
        var seconds = (duration.Ticks % TimeSpan.TicksPerMinute / (decimal)TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture) + "s";
        return hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{duration.Minutes}m{seconds}")
            : duration.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}m{seconds}")
            : seconds;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\a' => quoted.Append(@"\a"),
                '\b' => quoted.Append(@"\b"),
                '\f' => quoted.Append(@"\f"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                '\v' => quoted.Append(@"\v"),
                < 0x20 or 0x7F => quoted.Append(CultureInfo.InvariantCulture, $@"\x{rune.Value:x2}"),
                _ when IsPrintable(rune) => quoted.Append(rune),
                <= 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $@"\u{rune.Value:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $@"\U{rune.Value:x8}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
