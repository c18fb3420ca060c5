using System.Text;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>
/// The options in parentheses after an operating system: a version, and features that each follow a plus sign. Characters other than letters, digits,
/// underscores, periods and dashes are percent-encoded.
/// </summary>
internal sealed class OperatingSystemOptions
{
    private static readonly OperatingSystemOptions None = new(areWritten: false, version: "", []);

    private readonly string _version;

    /// <summary>The features in their encoded form: equal options are then equal texts, whatever bytes they encode.</summary>
    private readonly string[] _features;

    private OperatingSystemOptions(bool areWritten, string version, string[] features)
    {
        AreWritten = areWritten;
        _version = version;
        _features = features;
    }

    public bool AreWritten { get; }

    public string? Version => _version.Length == 0 ? null : PercentEncoding.Decode(_version);

    public IReadOnlyList<string> Features => Array.AsReadOnly(Array.ConvertAll(_features, PercentEncoding.Decode));

    public static bool TryParse(ReadOnlySpan<char> text, int offset, out OperatingSystemOptions options, out ScanError error)
    {
        options = None;
        error = default;
        if (text.IsEmpty)
        {
            return true;
        }

        string[] written = text.Slice(1, text.Length - 2).ToString().Split('+');
        var features = new List<string>();
        string? version = null;
        int position = offset + 1;
        for (int i = 0; i < written.Length; i++)
        {
            // A single plus sign without text is not a feature. Upstream accepts it only if it is the only one.
            bool isEmptyFeature = i > 0 && written[i].Length == 0;
            int wrong = isEmptyFeature && written.Length > 2 ? 0 : PercentEncoding.IndexOfInvalid(written[i]);
            if (wrong >= 0)
            {
                error = new ScanError(ImageReferenceErrorKind.InvalidPlatform, ImageReferencePart.Platform, position + wrong, 1);
                return false;
            }

            position += written[i].Length + 1;
            string normalised = PercentEncoding.Normalise(written[i]);
            if (i == 0)
            {
                version = normalised;
            }
            else if (!isEmptyFeature)
            {
                features.Add(normalised);
            }
        }

        features.Sort(StringComparer.Ordinal);
        options = new OperatingSystemOptions(areWritten: true, version!, [.. features.Distinct(StringComparer.Ordinal)]);
        return true;
    }

    public string Format()
    {
        if (_version.Length == 0 && _features.Length == 0)
        {
            return "";
        }

        StringBuilder text = new StringBuilder("(").Append(_version);
        foreach (string feature in _features)
        {
            _ = text.Append('+').Append(feature);
        }

        return text.Append(')').ToString();
    }
}
