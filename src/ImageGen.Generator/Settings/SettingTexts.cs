using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;

namespace ImageGen.Generator.Settings;

/// <summary>Reads and checks the texts of settings that are references, platforms or registries.</summary>
internal static class SettingTexts
{
    /// <summary>Returns the advice if the text is empty or white space.</summary>
    public static string? FindBlank(string text, string advice) => string.IsNullOrWhiteSpace(text) ? advice : null;

    public static SettingEntry ReadPlatform(string text) => Platform.TryParse(text, out _, out var error)
        ? new SettingEntry { Expression = CSharpText.Literal(text) }
        : new SettingEntry { Error = error.Message, Suggestion = error.Suggestion, Rule = Rules.InvalidPlatform };

    public static SettingEntry ReadImage(string text) => ImageReference.TryParse(text, out _, out var error)
        ? new SettingEntry { Expression = CSharpText.Literal(text) }
        : new SettingEntry { Error = error.Message, Suggestion = error.Suggestion };

    /// <summary>Finds the error of a text that must be a registry with an optional path; <see langword="null"/> if it is valid.</summary>
    public static string? FindRegistryError(string text) =>
        ImageReference.TryParse(text.Trim('/') + "/dotnet/runtime", out _, out var error) ? null : error.Message;
}
