namespace ImageGen.Dockerfiles;

/// <summary>A field of a mount, such as <c>target=/app</c> or <c>required</c>.</summary>
internal static class MountField
{
    /// <summary>The name, in lower case and as its long form, and the value; <see langword="null"/> for a field without <c>=</c>.</summary>
    public static (string Name, string? Value) Split(string field)
    {
        var equals = field.IndexOf('=');
        var name = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
        var longName = name switch
        {
            "src" => "source",
            "dst" or "destination" => "target",
            "ro" => "readonly",
            "rw" => "readwrite",
            _ => name,
        };
        return (longName, equals < 0 ? null : field.Substring(equals + 1));
    }

    /// <summary>The words for true of Go's <c>strconv.ParseBool</c>.</summary>
    public static bool IsTrue(string value) => value is "1" or "t" or "T" or "TRUE" or "true" or "True";

    /// <summary>The words for false of Go's <c>strconv.ParseBool</c>.</summary>
    public static bool IsFalse(string value) => value is "0" or "f" or "F" or "FALSE" or "false" or "False";
}
