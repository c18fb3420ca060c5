using System.Globalization;

namespace ImageGen.Images;

/// <summary>The tag of an image that was given none: a moment in UTC with microseconds, such as <c>2026-01-02t03-04-05-678901-00-00</c>.</summary>
/// <remarks>The last two groups are the offset from UTC of the ISO 8601 form that the tag is a slug of.</remarks>
internal static class TimestampTag
{
    public static ImageTag Of(DateTimeOffset moment) =>
        ImageTag.Parse(moment.UtcDateTime.ToString("yyyy-MM-dd't'HH-mm-ss-ffffff'-00-00'", CultureInfo.InvariantCulture));
}
