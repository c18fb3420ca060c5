using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace ImageGen.Oci.Documents;

/// <summary>An object in a document. It records which fields were read. As in Go, <c>null</c> is the same as a missing field.</summary>
internal sealed class DocumentObject(string kind, string path, JsonElement json)
{
    private readonly HashSet<string> _taken = [];

    /// <summary>Checks the version, and that the document is not also of another kind (CVE-2021-41190).</summary>
    public void CheckSchema(string forbidden)
    {
        if (TakeNumber("schemaVersion") is not 2)
        {
            throw Invalid("schemaVersion", "is not 2");
        }

        if (json.TryGetProperty(forbidden, out _))
        {
            throw Invalid(forbidden, "belongs to another kind of document");
        }
    }

    /// <summary>Reads the media type, and compares it with the expected one.</summary>
    public string TakeMediaType(string? expected, string byDefault, Func<string, bool> isAllowed)
    {
        var written = TakeText("mediaType");
        if (written is not null && expected is not null && written != expected)
        {
            throw Invalid("mediaType", $"is '{written}', and its descriptor has '{expected}'");
        }

        var mediaType = written ?? expected ?? byDefault;
        return isAllowed(mediaType) ? mediaType : throw Invalid("mediaType", $"is '{mediaType}'");
    }

    public DocumentObject GetObject(string name) => TakeObject(name) ?? throw Missing(name);

    public DocumentObject? TakeObject(string name) =>
        Take(name, JsonValueKind.Object, "an object") is { } value ? new DocumentObject(kind, PathOf(name), value) : null;

    /// <summary>Makes a field that was read an unknown one.</summary>
    public void Return(string name) => _taken.Remove(name);

    public ImmutableArray<T> GetObjects<T>(string name, Func<DocumentObject, T> read) =>
        json.TryGetProperty(name, out _) ? TakeObjects(name, read) : throw Missing(name);

    public ImmutableArray<T> TakeObjects<T>(string name, Func<DocumentObject, T> read) => TakeItems(name, (itemPath, item) =>
        item.ValueKind is JsonValueKind.Object ? read(new DocumentObject(kind, itemPath, item)) : throw InvalidAt(itemPath, "is not an object"));

    public ImmutableArray<string> TakeList(string name) => TakeItems(name, TextOf);

    public ImmutableArray<ImageDigest> TakeDigests(string name) => TakeItems(name, (itemPath, item) => DigestOf(itemPath, TextOf(itemPath, item)));

    public ImageDigest GetDigest(string name) => DigestOf(PathOf(name), GetText(name));

    public string GetText(string name) => TakeText(name) ?? throw Missing(name);

    /// <summary>Reads a text; <see langword="null"/> if it is missing or empty.</summary>
    public string? TakeText(string name) => Take(name, JsonValueKind.String, "a text")?.GetString() is { Length: > 0 } text ? text : null;

    public bool TakeFlag(string name) => TakeValue(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Invalid(name, "is not true or false"),
    };

    public long? TakeNumber(string name) =>
        Take(name, JsonValueKind.Number, "a number") is not { } value ? null
        : value.TryGetInt64(out var number) ? number
        : throw Invalid(name, "is not a 64-bit integer");

    /// <summary>Reads a duration in nanoseconds.</summary>
    public TimeSpan TakeDuration(string name) => TimeSpan.FromTicks((TakeNumber(name) ?? 0) / TimeSpan.NanosecondsPerTick);

    public DateTimeOffset? TakeTime(string name) =>
        TakeText(name) is not { } text ? null
        : GoTime.TryParse(text, out var time) ? time
        : throw Invalid(name, $"is '{text}', which is not a valid time (RFC 3339)");

    public ImmutableSortedDictionary<string, string> TakeTexts(string name)
    {
        if (Take(name, JsonValueKind.Object, "an object") is not { } value)
        {
            return ValueEquality.NoTexts;
        }

        var texts = ValueEquality.NoTexts.ToBuilder();
        foreach (var property in value.EnumerateObject())
        {
            texts[property.Name] = TextOf($"{PathOf(name)}.{property.Name}", property.Value);
        }

        return texts.ToImmutable();
    }

    /// <summary>Reads the names of an object, which is Go's form of a set.</summary>
    public ImmutableSortedSet<string> TakeNames(string name) =>
        Take(name, JsonValueKind.Object, "an object") is { } value
            ? ImmutableSortedSet.CreateRange(StringComparer.Ordinal, value.EnumerateObject().Select(static property => property.Name))
            : ValueEquality.NoNames;

    /// <summary>Returns the fields that were not read.</summary>
    /// <param name="ignored">A field that is not returned.</param>
    public UnknownFields TakeRest(string? ignored = null)
    {
        var rest = ImmutableArray.CreateBuilder<DocumentField>();
        foreach (var property in json.EnumerateObject())
        {
            if (!_taken.Contains(property.Name) && property.Name != ignored)
            {
                var text = new StringBuilder();
                GoText.Append(text, property.Value);
                rest.Add(new DocumentField(property.Name, text.ToString()));
            }
        }

        return rest.Count == 0 ? UnknownFields.None : new UnknownFields(rest.ToImmutable());
    }

    public InvalidImageException Invalid(string name, string problem) => InvalidAt(PathOf(name), problem);

    private string TextOf(string itemPath, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!,
        JsonValueKind.Null => "",
        _ => throw InvalidAt(itemPath, "is not a text"),
    };

    private ImageDigest DigestOf(string itemPath, string text) =>
        ImageDigest.TryParse(text, out ImageDigest? digest) ? digest : throw InvalidAt(itemPath, $"is '{text}', which is not a valid digest");

    private ImmutableArray<T> TakeItems<T>(string name, Func<string, JsonElement, T> read)
    {
        if (Take(name, JsonValueKind.Array, "a list") is not { } value)
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            items.Add(read($"{PathOf(name)}[{items.Count}]", item));
        }

        return items.MoveToImmutable();
    }

    private JsonElement? Take(string name, JsonValueKind expected, string description) =>
        TakeValue(name) is not { } value ? null
        : value.ValueKind == expected ? value
        : throw Invalid(name, $"is not {description}");

    private JsonElement? TakeValue(string name)
    {
        _taken.Add(name);
        return json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private InvalidImageException Missing(string name) => Invalid(name, "is missing");

    private InvalidImageException InvalidAt(string place, string problem) => ImageDocument.Invalid(kind, $"is not valid: '{place}' {problem}");
}
