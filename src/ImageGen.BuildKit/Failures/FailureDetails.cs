using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;

namespace ImageGen.BuildKit.Failures;

/// <summary>The details of a failure that a daemon sends in addition to its message. Details that cannot be parsed are ignored, because the message is more important.</summary>
internal sealed record FailureDetails(string? VertexDigest, SourceLocation? Location)
{
    private const string Trailer = "grpc-status-details-bin";

    public static FailureDetails None { get; } = new(null, null);

    public static FailureDetails Read(Metadata trailers) =>
        trailers.Get(Trailer) is { IsBinary: true } entry ? Read(entry.ValueBytes) : None;

    public static FailureDetails Read(byte[] status)
    {
        try
        {
            var details = None;
            foreach (var detail in Protocol.FailedStatus.Parser.ParseFrom(status).Details)
            {
                // The innermost failure comes last, and is the one to report.
                details = detail.TypeUrl switch
                {
                    var url when url.EndsWith("errdefs.Source+json", StringComparison.Ordinal) => details with { Location = ReadLocation(detail.Value) ?? details.Location },
                    var url when url.EndsWith("errdefs.Vertex+json", StringComparison.Ordinal) => details with { VertexDigest = ReadDigest(detail.Value) ?? details.VertexDigest },
                    _ => details,
                };
            }

            return details;
        }
        catch (InvalidProtocolBufferException)
        {
            return None;
        }
    }

    private static string? ReadDigest(ByteString json) => Parse(json, static root => ReadText(root, "digest") is { Length: > 0 } digest ? digest : null);

    private static SourceLocation? ReadLocation(ByteString json) => Parse(json, static root =>
    {
        if (!root.TryGetProperty("info", out var info) || info.ValueKind is not JsonValueKind.Object || ReadText(info, "filename") is not { Length: > 0 } file)
        {
            return null;
        }

        var text = info.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.String && data.TryGetBytesFromBase64(out var bytes) ? bytes : [];
        var ranges = root.TryGetProperty("ranges", out var list) && list.ValueKind is JsonValueKind.Array ? list : default;
        return new SourceLocation
        {
            FileName = file,
            Text = Encoding.UTF8.GetString(text),
            Ranges = ranges.ValueKind is JsonValueKind.Array ? [.. ranges.EnumerateArray().Select(ReadRange)] : [],
        };
    });

    private static SourceRange ReadRange(JsonElement range)
    {
        var (startLine, startCharacter) = ReadPosition(range, "start");
        var (endLine, endCharacter) = ReadPosition(range, "end");
        return new SourceRange(startLine, startCharacter, endLine, endCharacter);
    }

    private static (int Line, int Character) ReadPosition(JsonElement range, string name) =>
        range.ValueKind is JsonValueKind.Object && range.TryGetProperty(name, out var position) && position.ValueKind is JsonValueKind.Object
            ? (ReadNumber(position, "line", "Line"), ReadNumber(position, "character", "Character"))
            : (0, 0);

    /// <param name="element">The object with the number. Go omits zeros.</param>
    /// <param name="name">The number's name since v0.11.</param>
    /// <param name="before">The number's name before v0.11.</param>
    private static int ReadNumber(JsonElement element, string name, string before) =>
        (element.TryGetProperty(name, out var value) || element.TryGetProperty(before, out value)) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static string? ReadText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static T? Parse<T>(ByteString json, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json.Memory);
            return document.RootElement.ValueKind is JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
