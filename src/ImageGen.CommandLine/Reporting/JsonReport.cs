using System.Text.Json;
using ImageGen.CommandLine.Running;

namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes one JSON document when the command ends, also if an image failed.</summary>
internal sealed class JsonReport(CommandLineStreams streams, bool hasSeveral) : IResultReport
{
    private readonly List<ImageResult> _results = [];
    private (string Image, string Message, CommandExitCode Code)? _failure;

    public void Completed(ImageResult result) => _results.Add(result);

    public CommandExitCode Failed(DeclaredImage image, Exception failure, CancellationToken cancellation)
    {
        var code = CommandFailure.Report(failure, hasSeveral ? image.Name : null, streams, cancellation);
        _failure = (image.Name, CommandFailure.MessageOf(failure, code), code);
        return code;
    }

    public void Close() => JsonText.Write(streams.Output, json =>
    {
        json.WriteStartArray("images");
        foreach (var result in _results)
        {
            Write(json, result);
        }

        json.WriteEndArray();
        if (_failure is var (image, message, code))
        {
            json.WriteStartObject("error");
            json.WriteString("image", image);
            json.WriteString("message", message);
            json.WriteNumber("exitCode", (int)code);
            json.WriteEndObject();
        }
    });

    private static void Write(Utf8JsonWriter json, ImageResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", result.Name);
        JsonText.WriteList(json, "references", result.References);
        json.WriteString("id", result.Id?.ToString());
        json.WriteString("digest", result.Digest?.ToString());
        JsonText.WriteList(json, "platforms", result.Platforms);
        json.WriteNumber("duration", Math.Round(result.Duration.TotalSeconds, 3));
        json.WriteEndObject();
    }
}
