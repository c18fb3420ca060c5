using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGen.Engines;

namespace ImageGen.Pushing;

/// <summary>Reads what the engine says during the push of one tag: tells the progress on, and keeps the digest and the error.</summary>
internal sealed partial class PushTranscript(ImageReference image, IProgress<BuildEvent> progress)
{
    private PushedTag? _fromData;
    private PushedTag? _fromText;

    /// <summary>What went wrong, in the engine's words; null where nothing did. The HTTP status says nothing of it.</summary>
    public string? Error { get; private set; }

    /// <summary>The pushed tag; null where the engine did not name its digest.</summary>
    public PushedTag? Pushed => _fromData ?? _fromText;

    public void Read(EngineMessage message)
    {
        Error ??= message.Error;
        if (message.Aux is { ValueKind: JsonValueKind.Object } aux)
        {
            _fromData = FromData(aux) ?? _fromData;
        }

        if (message.Status is { Length: > 0 } status)
        {
            _fromText = FromText(status) ?? _fromText;
            progress.Report(new PushProgressed(image, message.Id ?? "", status, message.Current, message.Total));
        }
    }

    private PushedTag? FromData(JsonElement aux) =>
        aux.TryGetProperty("Digest", out var text) && ImageDigest.TryParse(text.GetString(), out var digest)
            ? new PushedTag(image, digest, aux.TryGetProperty("Size", out var size) && size.TryGetInt64(out var bytes) ? bytes : 0)
            : null;

    // Podman (4.3 measured) sends no data, only this line; and its RepoDigests are those of the image in its own store, which
    // differ from what the registry was given. So the line is the one place that has the digest, and Docker writes it alike.
    private PushedTag? FromText(string status)
    {
        var match = Summary().Match(status);
        return match.Success && match.Groups["tag"].ValueSpan.SequenceEqual(image.Tag?.ToString())
            && ImageDigest.TryParse(match.Groups["digest"].Value, out var digest)
            ? new PushedTag(image, digest, long.Parse(match.Groups["size"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"^(?<tag>\S+): digest: (?<digest>\S+) size: (?<size>[0-9]{1,18})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Summary();
}
