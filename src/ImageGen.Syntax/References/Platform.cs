using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <summary>The platform of an image: <c>linux/amd64</c>, <c>linux/arm/v7</c>, <c>windows(10.0.17763)/amd64</c>.</summary>
/// <remarks>
/// <para>
/// Accepts the same texts as containerd's <c>platforms.Parse</c>, and normalizes them in the same way: <c>x86_64</c> is <c>amd64</c>,
/// <c>aarch64</c> is <c>arm64</c>, <c>armel</c> is <c>arm/v6</c>, <c>macos</c> is <c>darwin</c>. Upstream: github.com/containerd/platforms at
/// 09756f59cb1d6b3fb368f371043d36e634789537.
/// </para>
/// <para>
/// One result differs: upstream completes a single word from the machine on which it runs. Here a text has the same meaning on every machine.
/// An architecture alone is for <c>linux</c>, and an operating system alone has no <see cref="Architecture"/>, so that the engine selects it.
/// </para>
/// </remarks>
#if NET
[System.ComponentModel.TypeConverter(typeof(TextTypeConverter<Platform>))]
[System.Text.Json.Serialization.JsonConverter(typeof(ImageTextJsonConverter<Platform>))]
#endif
public sealed partial class Platform : IEquatable<Platform>
{
    private readonly string _text;
    private readonly OperatingSystemOptions _options;

    internal Platform(string operatingSystem, OperatingSystemOptions options, string? architecture, string? variant)
    {
        _options = options;
        OperatingSystem = operatingSystem;
        OperatingSystemVersion = options.Version;
        OperatingSystemFeatures = options.Features;
        Architecture = architecture;
        Variant = variant;
        string systemWithOptions = operatingSystem + options.Format();
        _text = (architecture, variant) switch
        {
            (null, _) => systemWithOptions,
            (_, null) => systemWithOptions + "/" + architecture,
            _ => systemWithOptions + "/" + architecture + "/" + variant,
        };
    }

    /// <summary>The operating system, with Go's name: <c>linux</c>, <c>windows</c>.</summary>
    public string OperatingSystem { get; }

    /// <summary>The required version of the operating system, or <see langword="null"/>: <c>10.0.17763</c>.</summary>
    public string? OperatingSystemVersion { get; }

    /// <summary>The features that the operating system must have, sorted and without duplicates: <c>win32k</c>.</summary>
    public IReadOnlyList<string> OperatingSystemFeatures { get; }

    /// <summary>The architecture, with Go's name: <c>amd64</c>, <c>arm64</c>. <see langword="null"/> lets the engine select it.</summary>
    public string? Architecture { get; }

    /// <summary>The variant of the architecture; <see langword="null"/> if it is the usual one and was not written: <c>v7</c>.</summary>
    public string? Variant { get; }

    /// <summary>
    /// Whether Go, and therefore every engine, supports the operating system and the architecture. Others are accepted, as upstream does, but are
    /// usually spelling mistakes.
    /// </summary>
    public bool IsKnown =>
        PlatformNames.IsKnownOperatingSystem(OperatingSystem) && (Architecture is null || PlatformNames.IsKnownArchitecture(Architecture));

    /// <summary>
    /// The known platform that the author of an unknown one probably intended, such as <c>linux/amd64</c> for .NET's <c>linux/x64</c>;
    /// <see langword="null"/> for a known platform, or if no platform is similar.
    /// </summary>
    public string? Suggestion
    {
        get
        {
            if (IsKnown || Architecture is not { } architecture || PlatformNames.Suggest(architecture) is not { } meant)
            {
                return null;
            }

            string suggestion = OperatingSystem + meant.Substring(meant.IndexOf('/'));
            return TryParse(suggestion, out var suggested) && suggested.IsKnown ? suggestion : null;
        }
    }

    /// <summary>
    /// Returns the platform as builders compare it and pass it to a build, like containerd's <c>platforms.Normalize</c>: <c>linux/arm64/v8</c> is
    /// <c>linux/arm64</c>, and <c>linux/arm</c> is <c>linux/arm/v7</c>.
    /// </summary>
    public Platform Normalize()
    {
        if (Architecture is null)
        {
            return this;
        }

        (string architecture, string? variant) = PlatformNames.NormaliseArchitecture(Architecture, Variant);
        return variant == Variant ? this : new Platform(OperatingSystem, _options, architecture, variant);
    }

    /// <summary>Whether two platforms have the same normalised parts.</summary>
    public static bool operator ==(Platform? left, Platform? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two platforms differ in a normalized part.</summary>
    public static bool operator !=(Platform? left, Platform? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Platform? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as Platform);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Returns the normalized form: <c>linux/arm/v7</c>. Parsing it gives an equal platform.</summary>
    public override string ToString() => _text;
}
