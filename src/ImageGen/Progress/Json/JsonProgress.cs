using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageGen.Progress.Json;

/// <summary>Writes each event as a line of JSON, for programs that show or record builds.</summary>
internal sealed class JsonProgress(Func<TextWriter> writer, TimeProvider clock) : IProgressDisplay
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();

    public IDisplayedOperation Begin(ImageReference image) => new JsonOperation(this, image);

    /// <summary>Writes an event of an operation that was not started here, and so without its image.</summary>
    public void Report(BuildEvent value) => Write(image: null, line => EventJson.Write(line, value));

    internal void Write(ImageReference? image, Action<Utf8JsonWriter> writeEvent)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var line = new Utf8JsonWriter(buffer, Options))
        {
            line.WriteStartObject();
            line.WriteString("time", clock.GetUtcNow().UtcDateTime);
            if (image is not null)
            {
                line.WriteString("image", image.ToString());
            }

            writeEvent(line);
            line.WriteEndObject();
        }

        lock (_gate)
        {
            var output = writer();
            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
            output.Flush();
        }
    }
}
