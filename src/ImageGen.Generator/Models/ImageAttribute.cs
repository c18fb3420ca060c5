using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Models;

/// <summary>The attribute's arguments as the compiler evaluated them. Nothing is checked yet.</summary>
internal sealed record ImageAttribute
{
    /// <summary>The value of <see cref="Dockerfile"/> that asks for one made for the project.</summary>
    public const string AutoDockerfile = "auto";

    /// <summary>The argument of the constructor; <see langword="null"/> where it does not compile.</summary>
    public string? Name { get; init; }

    /// <summary>The settings that are given.</summary>
    public required SettingValues Settings { get; init; }

    /// <summary>Whether an argument does not compile, which the compiler tells by itself.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The Dockerfile's path as written, or <c>auto</c>.</summary>
    public string Dockerfile => Get(AttributeSettings.Dockerfile) ?? AutoDockerfile;

    /// <summary>The value of a setting; <see langword="null"/>, empty or <see langword="false"/> where it is not given.</summary>
    public T? Get<T>(TypedSetting<T> setting)
        where T : IEquatable<T> => Settings.Get(setting);
}
