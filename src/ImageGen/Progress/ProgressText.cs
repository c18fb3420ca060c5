using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageGen.Progress;

/// <summary>Formats values for people, independent of the culture.</summary>
internal static partial class ProgressText
{
    private const int ShortDigest = 12;

    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Formats a size in decimal units, like the docker CLI.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 999.95 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    public static string Duration(TimeSpan duration) => duration < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalMinutes} min {duration.Seconds} s");

    /// <summary>How and where an image is built, after "building it".</summary>
    public static string BuilderOf(BuildStarted started) => started.Builder switch
    {
        ImageBuilder.InProcess => $"in {started.Engine}",
        ImageBuilder.Classic when started.Engine.StartsWith("Podman", StringComparison.Ordinal) => $"with Buildah of {started.Engine}",
        ImageBuilder.Classic => $"with the classic builder of {started.Engine}",
        _ => $"with BuildKit of {started.Engine}",
    };

    public static string Context(ContextSent sent) => sent.Entries > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{sent.Entries} {(sent.Entries == 1 ? "entry" : "entries")}, {Size(sent.Bytes)}")
        : Size(sent.Bytes);

    /// <summary>An id with its first digits, as the docker CLI shows it.</summary>
    public static string Short(ImageDigest id) => $"{id.Algorithm}:{Digits(id)}";

    /// <summary>The first digits of a digest, by which engines name a layer.</summary>
    public static string Digits(ImageDigest digest) => digest.Encoded[..ShortDigest];

    /// <summary>The name of a step in one line, with short digests and without the flags of a RUN, which may be longer than its command.</summary>
    public static string Step(string name)
    {
        name = OneLine(name);
        for (var match = Omitted().Match(name); match.Success; match = Omitted().Match(name, match.Index))
        {
            name = name.Remove(match.Index, match.Length);
        }

        return name;
    }

    /// <summary>Returns the first line of a text, with an ellipsis if there are more lines.</summary>
    public static string OneLine(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny('\r', '\n');
        return Plain(end < 0 ? trimmed : trimmed[..end].TrimEnd() + " …");
    }

    /// <summary>Removes control characters and escape sequences of terminals.</summary>
    public static string Plain(string text) => ControlCodes().IsMatch(text) ? ControlCodes().Replace(text, "") : text;

    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)?|\x1b[@-Z\\^_]|[\x00-\x08\x0b-\x1f\x7f]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ControlCodes();

    [GeneratedRegex(@"(?<=@sha256:[0-9a-f]{12})[0-9a-f]{52}|(?<=^(\[[^\]]*\] )?RUN )(--(mount|network|security)=\S+ +)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Omitted();
}
