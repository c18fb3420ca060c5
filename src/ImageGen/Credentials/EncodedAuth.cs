using System.Text;

namespace ImageGen.Credentials;

/// <summary>The <c>auth</c> of an entry: the base64 form of user:password.</summary>
internal static class EncodedAuth
{
    /// <summary>Decodes user name and password; <see langword="null"/> if the text is malformed.</summary>
    public static (string Username, string Password)? Decode(string auth)
    {
        // Go's decoder ignores line breaks, but no other white space.
        var text = auth.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        var bytes = new byte[text.Length];
        if (text.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        var decoded = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        // Some tools pad the text with zero bytes.
        return colon > 0 ? (decoded[..colon], decoded[(colon + 1)..].Trim('\0')) : null;
    }
}
