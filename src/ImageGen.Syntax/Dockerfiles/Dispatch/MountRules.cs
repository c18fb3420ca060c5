using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>
/// Checks the fields of a mount, one by one and together: <c>parseMount</c> of moby/buildkit v0.32.2. A field whose value is unknown counts as valid.
/// </summary>
internal sealed class MountRules
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>The type according to the fields so far; <see langword="null"/> if it is unknown.</summary>
    private string? _type = "bind";

    private bool IsAbsent(string name) => !_values.TryGetValue(name, out var value) || value is { Length: 0 };

    private bool IsPresent(string name) => _values.TryGetValue(name, out var value) && value is { Length: > 0 };

    /// <summary>Returns the value of a field: empty if it is not set, <see langword="null"/> if it is unknown.</summary>
    public string? Value(string name) => _values.TryGetValue(name, out var value) ? value : "";

    /// <summary>The type, or <see langword="null"/> if it is unknown.</summary>
    public string? Type => _type;

    /// <summary>Adds the next field, and returns its error or <see langword="null"/>.</summary>
    /// <param name="name">The long form of the name.</param>
    /// <param name="hasValue">Whether a <c>=</c> follows the name.</param>
    /// <param name="value">The expanded value; <see langword="null"/> if it is unknown or missing.</param>
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
                : $"'{value}' is not a valid mount type. Use 'bind', 'cache', 'tmpfs', 'secret' or 'ssh'.";
        }

        return name switch
        {
            "from" or "source" or "target" or "id" or "env" => null,
            "readonly" or "readwrite" => CheckSwitch(name, value),
            "required" => CheckRequired() ?? CheckSwitch(name, value),
            "size" when _type is not (null or "tmpfs") => $"'size' requires a mount of type=tmpfs, not {_type}. Set the type before it.",
            "size" => value is null || MountSize.IsValid(value) ? null : $"'{value}' is not a valid size. Use a number with b, k, m, g, t or p.",
            "sharing" => value is null || value.ToLowerInvariant() is "shared" or "private" or "locked"
                ? null
                : $"'{value}' is not a valid sharing mode. Use 'shared', 'private' or 'locked'.",
            "mode" => value is null || IsMode(value) ? null : $"'{value}' is not a valid mode. Use an octal number.",
            "uid" or "gid" => value is null || uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? null
                : $"'{value}' is not a valid {name}. Use a number.",
            _ => Unknown(name),
        };
    }

    /// <summary>Returns the error of the fields in combination, or <see langword="null"/>.</summary>
    public string? CheckTogether()
    {
        if (_type is null)
        {
            return null;
        }

        if (_type is "bind" or "tmpfs" && new[] { "mode", "uid", "gid" }.FirstOrDefault(_values.ContainsKey) is { } denied)
        {
            return $"A mount of type={_type} does not support {denied}. Remove it.";
        }

        if (_type != "cache" && IsPresent("sharing"))
        {
            return $"'sharing' requires a mount of type=cache, not {_type}. Remove it.";
        }

        if (_type == "ssh" && IsPresent("source"))
        {
            return "A mount of type=ssh does not support source=. Use id= to name the agent.";
        }

        if (_type != "secret")
        {
            return null;
        }

        if (IsPresent("from"))
        {
            return "A secret comes from the options of the build, not from a stage. Remove from=.";
        }

        if (IsPresent("source") && IsPresent("id"))
        {
            return "A secret has both id= and source=, which have the same meaning. Remove one of them.";
        }

        return IsAbsent("source") && IsAbsent("id") && IsAbsent("target") ? "A mount of type=secret requires an id. Set id= to the name of the secret in the build's options." : null;
    }

    private string? AddBare(string name) => name switch
    {
        "readonly" or "readwrite" => null,
        "required" => CheckRequired(),
        _ => $"'{name}' requires a value. Use {name}=value.",
    };

    private string? CheckRequired() =>
        _type is null or "secret" or "ssh" ? null : $"'required' requires a mount of type=secret or ssh, not {_type}. Set the type before it.";

    private static string? CheckSwitch(string name, string? value) =>
        value is null || MountField.IsTrue(value) || MountField.IsFalse(value) ? null : $"'{value}' is not a valid value of {name}. Use 'true' or 'false'.";

    private static bool IsMode(string value) =>
        value.Length > 0 && value.All(c => c is >= '0' and <= '7') && value.TrimStart('0') is var digits && (digits.Length < 11 || (digits.Length == 11 && digits[0] <= '3'));

    private static string Unknown(string name) =>
        $"'{name}' is not a field of a mount. Use type, from, source, target, readonly, readwrite, id, sharing, required, size, mode, uid, gid or env.";
}
