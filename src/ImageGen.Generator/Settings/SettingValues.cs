using ImageGen.Generator.Models;

namespace ImageGen.Generator.Settings;

/// <summary>The settings that an attribute sets, in the order of <see cref="AttributeSettings.All"/>. Two are equal if all of their values are equal.</summary>
internal sealed record SettingValues(EquatableArray<SettingValue> Given)
{
    /// <summary>Gets the value of a setting; <see langword="null"/>, empty or <see langword="false"/> if it is not set.</summary>
    public T? Get<T>(TypedSetting<T> setting)
        where T : IEquatable<T> => TryGet(setting, out var value) ? value : default;

    public bool TryGet<T>(TypedSetting<T> setting, out T value)
        where T : IEquatable<T>
    {
        foreach (var given in Given)
        {
            if (given.Setting == setting.Name && given is SettingValue<T> typed)
            {
                value = typed.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Returns these settings and one more, which must not be among them.</summary>
    public SettingValues With<T>(TypedSetting<T> setting, T value)
        where T : IEquatable<T> => new(Given.Append(new SettingValue<T>(setting.Name, value)).ToEquatableArray());

    /// <summary>Returns the settings that become options of every build.</summary>
    public SettingValues Options() => new(Given.Where(static given => AttributeSettings.All.Any(setting => setting.IsOption && setting.Name == given.Setting)).ToEquatableArray());
}
