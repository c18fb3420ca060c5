using System.Text.Json;

namespace ImageGen.Auto;

/// <summary>What a <c>global.json</c> asks of the SDK.</summary>
/// <param name="Version">The version as written.</param>
/// <param name="RollForward">The policy as written; <see langword="null"/> is <c>latestPatch</c>.</param>
internal sealed record GlobalJson(string Version, string? RollForward)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the file; <see langword="null"/> where it does not name an SDK version.</summary>
    /// <exception cref="DotNetProjectException">The file is not JSON.</exception>
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
            throw new DotNetProjectException($"'{path}' is not valid JSON, so the SDK that it asks for is not known: {error.Message} Mend the file.", error);
        }
    }

    /// <summary>The tag of the SDK image that satisfies the file, and the version of .NET in it.</summary>
    /// <param name="framework">The version of .NET that the project targets: the SDK cannot be older.</param>
    /// <remarks>A floating tag moves on to newer feature bands, which only the policies from <c>feature</c> on accept.</remarks>
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

    /// <summary>Image tags hold <c>rc.1</c> of <c>rc.1.25451.107</c>.</summary>
    private static string ShortPrerelease(string prerelease) => string.Join('.', prerelease.Split('.').Take(2));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
