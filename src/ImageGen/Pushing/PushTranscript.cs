using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Pushing;

/// <summary>Reads the messages of the engine during the push of one tag: reports the progress, and stores the digest and the error.</summary>
internal sealed partial class PushTranscript(ImageReference image, IProgress<BuildEvent> progress)
{
    private PushedTag? _fromData;
    private PushedTag? _fromText;

    /// <summary>The error text of the engine; <see langword="null"/> if the engine reports no error. The HTTP status does not show this error.</summary>
    public string? Error { get; private set; }

    /// <summary>The pushed tag; <see langword="null"/> if the engine did not report the digest.</summary>
    public PushedTag? Pushed => _fromData ?? _fromText;

    /// <summary>Called when the engine waits for the first time before it tries a layer again.</summary>
    public Action? FirstFailure { private get; set; }

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
            if (FirstFailure is { } failed && status.StartsWith(PushProgressed.Waiting, StringComparison.Ordinal))
            {
                FirstFailure = null;
                failed();
            }
        }
    }

    private PushedTag? FromData(JsonElement aux) =>
        aux.TryGetProperty("Digest", out var text) && ImageDigest.TryParse(text.GetString(), out var digest)
            ? new PushedTag(image, digest, aux.TryGetProperty("Size", out var size) && size.TryGetInt64(out var bytes) ? bytes : 0)
            : null;

    // Podman (measured: 4.3) sends only this line and no data, and its RepoDigests differ from the pushed digest. So only the line
    // has the digest. Docker writes the same line.
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
