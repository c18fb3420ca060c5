using System.Text.Json;

namespace ImageGen.Auto;

/// <summary>The SDK that a <c>global.json</c> requires.</summary>
/// <param name="Version">The version as in the file.</param>
/// <param name="RollForward">The policy as in the file; <see langword="null"/> means <c>latestPatch</c>.</param>
internal sealed record GlobalJson(string Version, string? RollForward)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the file; <see langword="null"/> if it contains no SDK version.</summary>
    /// <exception cref="DotNetProjectException">The file is not valid JSON.</exception>
    public static GlobalJson? Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("sdk", out var sdk)
                && sdk.ValueKind == JsonValueKind.Object
                && Text(sdk, "version") is { } version
                ? new GlobalJson(version, Text(sdk, "rollForward"))
                : null;
        }
        catch (JsonException error)
        {
            throw new DotNetProjectException($"'{path}' is not valid JSON, so the required SDK is unknown: {error.Message} Fix the file.", error);
        }
    }

    /// <summary>Gets the tag of the SDK image that the file requires, and its version of .NET; <see langword="null"/> if the version cannot be parsed.</summary>
    /// <param name="framework">The version of .NET that the project targets. The SDK must not be older.</param>
    /// <remarks>A floating tag changes to newer feature bands, which only the policy <c>feature</c> and wider ones accept.</remarks>
    public (string Tag, Version Version)? SdkTag(Version framework)
    {
        var (numbers, prerelease) = Version.Split('-', 2) is [var before, var after] ? (before, after) : (Version, null);
        if (!System.Version.TryParse(numbers, out var version))
        {
            return null;
        }

        var floating = new Version(version.Major, version.Minor);
        return RollForward?.ToUpperInvariant() switch
        {
            "FEATURE" or "LATESTFEATURE" => (floating.ToString(2), floating),
            "MINOR" or "LATESTMINOR" or "MAJOR" or "LATESTMAJOR" => floating >= framework ? (floating.ToString(2), floating) : (framework.ToString(2), framework),
            _ => (prerelease is null ? numbers : $"{numbers}-{ShortPrerelease(prerelease)}", floating),
        };
    }

    /// <summary>Image tags contain only <c>rc.1</c> of <c>rc.1.25451.107</c>.</summary>
    private static string ShortPrerelease(string prerelease) => string.Join('.', prerelease.Split('.').Take(2));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
