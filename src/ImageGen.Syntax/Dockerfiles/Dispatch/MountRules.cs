using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>
/// What the fields of a mount must hold, one by one and together: <c>parseMount</c> of moby/buildkit v0.32.2. A field whose value is not
/// known is taken to be good.
/// </summary>
internal sealed class MountRules
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>The type as far as the fields have told; <see langword="null"/> where it is not known.</summary>
    private string? _type = "bind";

    private bool IsAbsent(string name) => !_values.TryGetValue(name, out var value) || value is { Length: 0 };

    private bool IsPresent(string name) => _values.TryGetValue(name, out var value) && value is { Length: > 0 };

    /// <summary>The value of a field: empty where there is none, <see langword="null"/> where it is not known.</summary>
    public string? Value(string name) => _values.TryGetValue(name, out var value) ? value : "";

    /// <summary>The type, or <see langword="null"/> where it is not known.</summary>
    public string? Type => _type;

    /// <summary>Takes the next field; tells what is wrong with it.</summary>
    /// <param name="name">The name, in its long form.</param>
    /// <param name="hasValue">Whether a <c>=</c> stands after it.</param>
    /// <param name="value">The value, expanded; <see langword="null"/> where it is not known or there is none.</param>
    public string? Add(string name, bool hasValue, string? value)
    {
        if (!hasValue)
        {
            return AddBare(name);
        }

        _values[name] = value;
        if (name == "type")
        {
            _type = value?.ToLowerInvariant();
            return _type is null or "bind" or "cache" or "tmpfs" or "secret" or "ssh"
                ? null
                : $"'{value}' is no type of mount; it is 'bind', 'cache', 'tmpfs', 'secret' or 'ssh'.";
        }

        return name switch
        {
            "from" or "source" or "target" or "id" or "env" => null,
            "readonly" or "readwrite" => CheckSwitch(name, value),
            "required" => CheckRequired() ?? CheckSwitch(name, value),
            "size" when _type is not (null or "tmpfs") => $"'size' belongs to a mount of type=tmpfs, not {_type}; write the type before it.",
            "size" => value is null || MountSize.IsValid(value) ? null : $"'{value}' is no size; write a number with b, k, m, g, t or p.",
            "sharing" => value is null || value.ToLowerInvariant() is "shared" or "private" or "locked"
                ? null
                : $"'{value}' is no way to share a cache; it is 'shared', 'private' or 'locked'.",
            "mode" => value is null || IsMode(value) ? null : $"'{value}' is no mode; write an octal number.",
            "uid" or "gid" => value is null || uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? null
                : $"'{value}' is no {name}; write a number.",
            _ => Unknown(name),
        };
    }

    /// <summary>Tells what is wrong with the fields together.</summary>
    public string? CheckTogether()
    {
        if (_type is null)
        {
            return null;
        }

        if (_type is "bind" or "tmpfs" && new[] { "mode", "uid", "gid" }.FirstOrDefault(_values.ContainsKey) is { } denied)
        {
            return $"A mount of type={_type} takes no {denied}; remove it.";
        }

        if (_type != "cache" && IsPresent("sharing"))
        {
            return $"Only a mount of type=cache has sharing=, not {_type}; remove it.";
        }

        if (_type == "ssh" && IsPresent("source"))
        {
            return "A mount of type=ssh has no source=; name the agent with id=.";
        }

        if (_type != "secret")
        {
            return null;
        }

        if (IsPresent("from"))
        {
            return "A secret comes from who builds; remove from=.";
        }

        if (IsPresent("source") && IsPresent("id"))
        {
            return "A secret has id= or source=, which say the same; remove one.";
        }

        return IsAbsent("source") && IsAbsent("id") && IsAbsent("target") ? "A secret needs id=, the name by which it is given." : null;
    }

    private string? AddBare(string name) => name switch
    {
        "readonly" or "readwrite" => null,
        "required" => CheckRequired(),
        _ => $"'{name}' needs a value; write {name}=value.",
    };

    private string? CheckRequired() =>
        _type is null or "secret" or "ssh" ? null : $"'required' belongs to a mount of type=secret or ssh, not {_type}; write the type before it.";

    private static string? CheckSwitch(string name, string? value) =>
        value is null || MountField.IsTrue(value) || MountField.IsFalse(value) ? null : $"{name} is 'true' or 'false', not '{value}'.";

    private static bool IsMode(string value) =>
        value.Length > 0 && value.All(c => c is >= '0' and <= '7') && value.TrimStart('0') is var digits && (digits.Length < 11 || (digits.Length == 11 && digits[0] <= '3'));

    private static string Unknown(string name) =>
        $"A mount has no field '{name}'; it has type, from, source, target, readonly, readwrite, id, sharing, required, size, mode, uid, gid and env.";
}
