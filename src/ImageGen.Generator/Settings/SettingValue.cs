namespace ImageGen.Generator.Settings;

/// <summary>The value of one setting in an attribute.</summary>
/// <param name="Setting">The setting's name.</param>
internal abstract record SettingValue(string Setting);

/// <summary>The value of one setting in an attribute, as the compiler evaluates it. It is not checked yet.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Value">The value.</param>
internal sealed record SettingValue<T>(string Setting, T Value) : SettingValue(Setting)
    where T : IEquatable<T>;
