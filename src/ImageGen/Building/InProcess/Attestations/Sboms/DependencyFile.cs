using System.Text.Json;

namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>A <c>.deps.json</c> file, which lists the libraries that a .NET program loads.</summary>
/// <param name="Libraries">The libraries, the program itself first.</param>
internal sealed record DependencyFile(IReadOnlyList<DependencyLibrary> Libraries)
{
    public const string Extension = ".deps.json";

    /// <summary>The limit for a file, which an author of a base image may have written.</summary>
    public const int MaxSizeBytes = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Parses a file.</summary>
    /// <returns>The file; <see langword="null"/> if it is not valid.</returns>
    public static DependencyFile? Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            var root = document.RootElement;
            var dependencies = DependenciesOf(root);
            return new DependencyFile([.. root.GetProperty("libraries").EnumerateObject().Select(library => new DependencyLibrary(library.Name, library.Value.GetProperty("type").GetString() ?? "")
            {
                Checksum = library.Value.TryGetProperty("sha512", out var hash) ? ReadHash(hash.GetString()) : null,
                Dependencies = dependencies.GetValueOrDefault(library.Name, []),
            })]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Dictionary<string, List<string>> DependenciesOf(JsonElement root)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (root.TryGetProperty("runtimeTarget", out var target)
            && root.TryGetProperty("targets", out var targets)
            && targets.TryGetProperty(target.GetProperty("name").GetString() ?? "", out var libraries))
        {
            foreach (var library in libraries.EnumerateObject())
            {
                if (library.Value.TryGetProperty("dependencies", out var list))
                {
                    found[library.Name] = [.. list.EnumerateObject().Select(each => $"{each.Name}/{each.Value.GetString()}")];
                }
            }
        }

        return found;
    }

    /// <summary>Converts a SHA-512 in base64, with or without <c>sha512-</c>, to hexadecimal digits; <see langword="null"/> if the text has another form.</summary>
    public static string? ReadHash(string? text)
    {
        const string Prefix = "sha512-";
        Span<byte> hash = stackalloc byte[64];
        return text is not null && Convert.TryFromBase64String(text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text, hash, out var length) && length == hash.Length
            ? Convert.ToHexStringLower(hash)
            : null;
    }
}
