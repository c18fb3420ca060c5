namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--cache-from</c> or <c>--cache-to</c> in the docker CLI's form: an image, or <c>type=local,src=.cache</c>. A relative path starts at the current folder.</summary>
internal static class CacheText
{
    private const string Form = "type=registry,ref=ghcr.io/acme/shop:cache";

    public static BuildCache Read(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return text == "inline" ? BuildCache.Inline : BuildCache.FromString(text);
        }

        var fields = FieldList.Read(text, Form);
        var type = fields.Take("type") ?? throw new ImageGenException($"'{text}' has no type. Write it like '{Form}'.");
        var mode = fields.Take("mode") switch
        {
            null => default(CacheMode?),
            "min" => CacheMode.Min,
            "max" => CacheMode.Max,
            var other => throw new ImageGenException($"'{other}' is not a mode of a cache. Use mode=min or mode=max."),
        };
        var cache = Create(type, fields);
        return cache with { Mode = mode, Parameters = cache.Parameters.SetItems(fields.Rest) };
    }

    private static BuildCache Create(string type, FieldList fields) => type switch
    {
        "registry" => BuildCache.FromString(fields.Take("ref") ?? throw new ImageGenException($"A cache in a registry needs its image. Write '{Form}'.")),
        "local" => BuildCache.Local(Path.GetFullPath(fields.Take("src", "dest") ?? throw new ImageGenException("A local cache needs its folder. Write 'type=local,src=FOLDER' or 'type=local,dest=FOLDER'."))),
        "inline" => BuildCache.Inline,
        _ => BuildCache.Create(type),
    };
}
