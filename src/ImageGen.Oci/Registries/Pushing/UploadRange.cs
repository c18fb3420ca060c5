using System.Globalization;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>The part of a blob that a registry has received: <c>0-1023</c>.</summary>
internal static class UploadRange
{
    private const string Unit = "bytes=";

    /// <summary>Returns the number of received bytes; <see langword="null"/> if the response does not report it.</summary>
    public static long? FindReceived(HttpResponseMessage response) => response.Headers.TryGetValues("Range", out var values) ? ParseReceived(values.First()) : null;

    /// <summary>Parses the number of received bytes; <see langword="null"/> if the text is not a range from the first byte on.</summary>
    /// <remarks>Registries report <c>0-0</c> for an upload without a byte, so it is 0 here.</remarks>
    public static long? ParseReceived(string text)
    {
        var range = text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) ? text.AsSpan(Unit.Length) : text;
        return range.StartsWith("0-") && long.TryParse(range[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last < long.MaxValue
            ? last == 0 ? 0 : last + 1
            : null;
    }
}
