using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Models;

/// <summary>The attribute's arguments as the compiler evaluates them. They are not checked yet.</summary>
internal sealed record ImageAttribute
{
    /// <summary>The value of <see cref="Dockerfile"/> for a Dockerfile that is created for the project.</summary>
    public const string AutoDockerfile = "auto";

    /// <summary>The argument of the constructor; <see langword="null"/> if it does not compile.</summary>
    public string? Name { get; init; }

    /// <summary>The settings that the attribute sets.</summary>
    public required SettingValues Settings { get; init; }

    /// <summary>The class whose image is the base image, in C# source; <see langword="null"/> if the base image is a text or not set.</summary>
    public string? BaseClass { get; init; }

    /// <summary>Whether an argument does not compile. The compiler reports such an error itself.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The Dockerfile's path as written, or <c>auto</c>.</summary>
    public string Dockerfile => Get(AttributeSettings.Dockerfile) ?? AutoDockerfile;

    /// <summary>Gets the value of a setting; <see langword="null"/>, empty or <see langword="false"/> if it is not set.</summary>
    public T? Get<T>(TypedSetting<T> setting)
        where T : IEquatable<T> => Settings.Get(setting);
}
