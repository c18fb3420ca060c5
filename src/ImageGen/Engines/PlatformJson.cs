using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>The platform parameter of a push: the JSON of an OCI platform, not <c>os/arch</c> as for a pull.</summary>
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
