using System.Globalization;

namespace ImageGen.Building.InProcess.Attestations;

/// <summary>Times in attestations: UTC in seconds, as SPDX 2.3 requires (<c>creationInfo.created</c>).</summary>
internal static class AttestationTime
{
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
