namespace ImageGen.Generator.Settings;

/// <summary>What an attribute says of one setting.</summary>
/// <param name="Setting">The setting's name.</param>
internal abstract record SettingValue(string Setting);

/// <summary>What an attribute says of one setting, as the compiler evaluated it. Nothing is checked yet.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Value">The value.</param>
internal sealed record SettingValue<T>(string Setting, T Value) : SettingValue(Setting)
    where T : IEquatable<T>;
