using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Generator.Settings;

/// <summary>Reads and checks the texts of settings that are references, platforms or registries.</summary>
internal static class SettingTexts
{
    /// <summary>Returns an advice as the end of a message. Those of the grammar are sentences already.</summary>
    public static string ToSentence(string advice) => advice.EndsWith(".", StringComparison.Ordinal) ? advice : advice + ".";

    /// <summary>Returns the advice if the text is empty or white space.</summary>
    public static string? FindBlank(string text, string advice) => string.IsNullOrWhiteSpace(text) ? advice : null;

    public static SettingEntry ReadPlatform(string text) => Platform.TryParse(text, out _, out var error)
        ? new SettingEntry { Expression = CSharpText.Literal(text) }
        : new SettingEntry { Error = error.Message, Suggestion = error.Suggestion, Rule = Rules.InvalidPlatform };

    public static SettingEntry ReadImage(string text) => ImageReference.TryParse(text, out _, out var error)
        ? new SettingEntry { Expression = CSharpText.Literal(text) }
        : new SettingEntry { Error = error.Message, Suggestion = error.Suggestion };

    /// <summary>Reads a text that becomes a string.</summary>
    public static SettingEntry ReadText(string text, Func<string, string?> findError) => findError(text) is { } advice
        ? new SettingEntry { Error = advice }
        : new SettingEntry { Value = text, Expression = CSharpText.Literal(text) };

    /// <summary>Reads a port: <c>8080</c>, <c>53/udp</c>.</summary>
    public static SettingEntry ReadPort(string text)
    {
        if (ImageSettingErrors.FindInPort(text) is { } advice)
        {
            return new SettingEntry { Error = advice };
        }

        var parts = text.Split('/');
        return new SettingEntry
        {
            Value = text,
            Expression = parts.Length == 1 || parts[1] == "tcp"
                ? parts[0]
                : "new global::ImageGen.ExposedPort(" + parts[0] + ", global::ImageGen.PortProtocol." + char.ToUpperInvariant(parts[1][0]) + parts[1].Substring(1) + ")",
        };
    }
}
