using System.Collections.Immutable;
using System.Text;

namespace ImageGen.Oci.Documents;

/// <summary>Platforms as the fields of documents.</summary>
internal static class PlatformJson
{
    public static Platform? Read(DocumentObject json) =>
        Create(json.TakeText("os"), json.TakeText("os.version"), json.TakeList("os.features"), json.TakeText("architecture"), json.TakeText("variant"));

    public static void Write(GoJson json, Platform platform)
    {
        json.Add("architecture", platform.Architecture ?? "");
        json.Add("os", platform.OperatingSystem);
        json.AddIfSet("os.version", platform.OperatingSystemVersion);
        json.AddIfSet("os.features", platform.OperatingSystemFeatures.ToImmutableArray());
        json.AddIfSet("variant", platform.Variant);
    }

    /// <summary>Returns the platform with these parts; <see langword="null"/> if they are not valid.</summary>
    public static Platform? Create(string? system, string? version, ImmutableArray<string> features, string? architecture, string? variant)
    {
        var text = new StringBuilder(system);
        if (version is not null || !features.IsEmpty)
        {
            text.Append('(').Append(Encode(version ?? "")).AppendJoin("", features.Select(static feature => "+" + Encode(feature))).Append(')');
        }

        text.Append('/').Append(architecture);
        if (variant is not null)
        {
            text.Append('/').Append(variant);
        }

        return Platform.TryParse(text.ToString(), out Platform? platform) ? platform : null;
    }

    private static string Encode(string option) => Uri.EscapeDataString(option).Replace("~", "%7E", StringComparison.Ordinal);
}
