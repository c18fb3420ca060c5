using System.Globalization;

namespace ImageGen.Images;

/// <summary>The tag of an image without a tag: a time in UTC with microseconds, such as <c>2026-01-02t03-04-05-678901-00-00</c>.</summary>
/// <remarks>The last two groups are the UTC offset of the ISO 8601 form, with the characters replaced that a tag cannot contain.</remarks>
internal static class TimestampTag
{
    public static ImageTag Create(DateTimeOffset moment) =>
        ImageTag.Parse(moment.UtcDateTime.ToString("yyyy-MM-dd't'HH-mm-ss-ffffff'-00-00'", CultureInfo.InvariantCulture));
}
