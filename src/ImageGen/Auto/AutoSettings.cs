using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Reads and checks the settings of an <c>auto</c> Dockerfile in the options of a build.</summary>
internal static class AutoSettings
{
    /// <summary>The variable with the registry of the base images.</summary>
    public const string BaseRegistryVariable = "IMAGEGEN_BASE_REGISTRY";

    /// <exception cref="DotNetProjectException">A setting is not valid.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images is not valid.</exception>
    public static ProjectImageSettings Read(AutoDockerfileOptions options)
    {
        var settings = new ProjectImageSettings
        {
            BaseRegistry = BaseRegistry(options),
            BaseImage = options.BaseImage?.ToString(),
            ContainerFamily = options.ContainerFamily,
            SdkTag = options.SdkTag,
            Packages = [.. options.Packages],
            Env = [.. options.Env],
            Ports = [.. options.Ports.Select(port => port.Protocol is PortProtocol.Tcp ? port.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : port.ToString())],
            User = options.User,
            HealthCheck = options.HealthCheck,
            Volumes = [.. options.Volumes],
            PublishProperties = [.. options.PublishProperties],
            Configuration = options.Configuration,
            Files = [.. options.Files],
            Command = [.. options.Command],
        };
        Check(nameof(options.ContainerFamily), settings.ContainerFamily, ImageSettingErrors.FindInTag);
        Check(nameof(options.SdkTag), settings.SdkTag, ImageSettingErrors.FindInTag);
        Check(nameof(options.User), settings.User, ImageSettingErrors.FindInUser);
        Check(nameof(options.HealthCheck), settings.HealthCheck, ImageSettingErrors.FindInHealthCheck);
        Check(nameof(options.Configuration), settings.Configuration, ImageSettingErrors.FindInName);
        Check(nameof(options.Framework), options.Framework, ImageSettingErrors.FindInName);
        CheckAll(nameof(options.Packages), settings.Packages, ImageSettingErrors.FindInPackage);
        CheckAll(nameof(options.Ports), settings.Ports, ImageSettingErrors.FindInPort);
        CheckAll(nameof(options.Volumes), settings.Volumes, ImageSettingErrors.FindInVolume);
        CheckAll(nameof(options.Command), settings.Command, ImageSettingErrors.FindInText);
        CheckAll(nameof(options.Env), settings.Env.Select(variable => variable.Key), ImageSettingErrors.FindInVariable);
        CheckAll(nameof(options.Env), settings.Env.Select(variable => variable.Value), ImageSettingErrors.FindInText);
        CheckAll(nameof(options.PublishProperties), settings.PublishProperties.Select(property => property.Key), ImageSettingErrors.FindInProperty);
        CheckAll(nameof(options.PublishProperties), settings.PublishProperties.Select(property => property.Value), ImageSettingErrors.FindInText);
        CheckAll(nameof(options.Files), settings.Files.Select(file => file.Key), ImageSettingErrors.FindInTarget);
        return settings;
    }

    private static string BaseRegistry(AutoDockerfileOptions options) =>
        options.BaseRegistry is { } set ? Registry(set, nameof(AutoDockerfileOptions.BaseRegistry))
        : Environment.GetEnvironmentVariable(BaseRegistryVariable) is { Length: > 0 } chosen ? Registry(chosen, BaseRegistryVariable)
        : ProjectDockerfileOptions.DefaultBaseRegistry;

    /// <summary>Checks that a repository can follow the registry. Otherwise the engine refuses the Dockerfile with a message that does not name the option.</summary>
    private static string Registry(string registry, string source) => ImageSettingErrors.FindInRegistry(registry) is { } error
        ? throw new ImageReferenceException(
            $"The registry of the base images, '{registry}' (from {source}), is not valid: {error} Use a registry with an optional path, such as 'mirror.example.com/microsoft'.")
        : registry.Trim().Trim('/');

    private static void CheckAll(string name, IEnumerable<string> values, Func<string, string?> findError)
    {
        foreach (var value in values)
        {
            Check(name, value, findError);
        }
    }

    private static void Check(string name, string? value, Func<string, string?> findError)
    {
        if (value is not null && findError(value) is { } advice)
        {
            throw new DotNetProjectException($"'{value}' in {nameof(ImageBuildOptions.Auto)}.{name} is not valid: {advice.TrimEnd('.')}.");
        }
    }
}
