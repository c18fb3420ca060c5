using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks the settings of the build, one after another.</summary>
internal static class SettingsResolution
{
    public static ImageDefaults Resolve(ImageAttribute attribute, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        CheckPlatforms(attribute.Platforms, diagnostics);
        CheckCacheFrom(attribute.CacheFrom, diagnostics);
        if (attribute.Builder is "")
        {
            diagnostics.Stop(Rules.MalformedSetting, nameof(attribute.Builder), nameof(attribute.Builder), "?", "write a member of ImageBuilder");
        }

        return new ImageDefaults
        {
            Platforms = attribute.Platforms,
            Args = SettingList.Read(attribute.Args, nameof(attribute.Args), '=', "NAME=value, or NAME for the value of the environment variable", isValueOptional: true, diagnostics),
            Labels = SettingList.Read(attribute.Labels, nameof(attribute.Labels), '=', "key=value", isValueOptional: false, diagnostics),
            ExtraHosts = SettingList.Read(attribute.ExtraHosts, nameof(attribute.ExtraHosts), ':', "host:address", isValueOptional: false, diagnostics),
            CacheFrom = attribute.CacheFrom,
            Target = Text(attribute.Target, nameof(attribute.Target), diagnostics),
            Network = Text(attribute.Network, nameof(attribute.Network), diagnostics),
            BaseRegistry = BaseRegistry(attribute, properties, diagnostics),
            Pull = attribute.Pull,
            NoCache = attribute.NoCache,
            Builder = attribute.Builder,
        };
    }

    /// <summary>A text that says something where it is given.</summary>
    public static string? Text(string? value, string setting, ImageDiagnostics diagnostics)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
        {
            diagnostics.Stop(Rules.MalformedSetting, setting, setting, value, "write a value, or leave the setting out");
        }

        return value;
    }

    private static void CheckPlatforms(EquatableArray<string> platforms, ImageDiagnostics diagnostics)
    {
        for (var i = 0; i < platforms.Count; i++)
        {
            if (!Platform.TryParse(platforms[i], out _, out var error))
            {
                diagnostics.StopAt(Rules.InvalidPlatform, nameof(ImageAttribute.Platforms), i, error.Suggestion, error.Message);
            }
        }
    }

    private static void CheckCacheFrom(EquatableArray<string> images, ImageDiagnostics diagnostics)
    {
        for (var i = 0; i < images.Count; i++)
        {
            if (!ImageReference.TryParse(images[i], out _, out var error))
            {
                diagnostics.StopAt(Rules.MalformedSetting, nameof(ImageAttribute.CacheFrom), i, error.Suggestion, nameof(ImageAttribute.CacheFrom), images[i], error.Message);
            }
        }
    }

    /// <summary>The attribute's registry, or else MSBuild's where there is an <c>auto</c> Dockerfile to use it.</summary>
    private static string? BaseRegistry(ImageAttribute attribute, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        if (attribute.BaseRegistry is { } own)
        {
            if (!IsRegistry(own, out var error))
            {
                diagnostics.Stop(Rules.MalformedSetting, nameof(attribute.BaseRegistry), nameof(attribute.BaseRegistry), own, error);
            }

            return own;
        }

        if (attribute.Dockerfile != ImageAttribute.AutoDockerfile || properties.BaseRegistry is not { } common)
        {
            return null;
        }

        if (!IsRegistry(common, out var commonError))
        {
            diagnostics.Stop(Rules.MalformedProperty, Site.Class, BuildProperties.BaseRegistryProperty, common, commonError);
        }

        return common;
    }

    /// <summary>Whether an image's name can follow the text: a registry, with an optional path.</summary>
    private static bool IsRegistry(string text, out string error)
    {
        var valid = ImageReference.TryParse(text.Trim('/') + "/dotnet/runtime", out _, out var reason);
        error = reason?.Message ?? "";
        return valid;
    }
}
