using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>The form in which a push wants its platform: the JSON of an OCI platform, not the <c>os/arch</c> of a pull.</summary>
internal static class PlatformJson
{
    public static string Write(Platform platform)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("os", platform.OperatingSystem);
            json.WriteString("architecture", platform.Architecture);
            if (platform.Variant is { } variant)
            {
                json.WriteString("variant", variant);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
