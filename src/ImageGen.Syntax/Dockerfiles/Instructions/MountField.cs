namespace ImageGen.Dockerfiles;

/// <summary>A field of a mount, such as <c>target=/app</c> or <c>required</c>.</summary>
internal static class MountField
{
    /// <summary>
    /// Splits a field. The name is in lower case and in its long form. The value is <see langword="null"/> for a field without <c>=</c>.
    /// </summary>
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

    /// <summary>Whether Go's <c>strconv.ParseBool</c> parses a value as true.</summary>
    public static bool IsTrue(string value) => value is "1" or "t" or "T" or "TRUE" or "true" or "True";

    /// <summary>Whether Go's <c>strconv.ParseBool</c> parses a value as false.</summary>
    public static bool IsFalse(string value) => value is "0" or "f" or "F" or "FALSE" or "false" or "False";
}
