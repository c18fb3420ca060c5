using System.Buffers.Text;
using System.Net.Http.Headers;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>Converts the headers or trailers of a response to metadata. Headers that are not valid metadata are skipped, so that the status is never lost because of them.</summary>
internal static class CallMetadata
{
    public static Metadata Read(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            if (IsKey(name) && !IsReserved(name))
            {
                foreach (var value in values)
                {
                    Add(metadata, name, value);
                }
            }
        }

        return metadata;
    }

    private static void Add(Metadata metadata, string name, string value)
    {
        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            metadata.Add(name, value);
            return;
        }

        // A proxy may have joined several values.
        foreach (var part in value.Split(','))
        {
            var text = part.Trim().TrimEnd('=');
            var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length + 3)];
            if (Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length))
            {
                metadata.Add(name, bytes[..length]);
            }
        }
    }

    /// <summary>Whether the name is a valid metadata key: gRPC allows fewer characters than HTTP.</summary>
    private static bool IsKey(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsReserved(string name) =>
        name.Equals(CallStatus.StatusHeader, StringComparison.OrdinalIgnoreCase)
        || name.Equals(CallStatus.MessageHeader, StringComparison.OrdinalIgnoreCase)
        || name.Equals("grpc-encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("grpc-accept-encoding", StringComparison.OrdinalIgnoreCase);
}
