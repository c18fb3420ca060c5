using ImageGen;
using ImageGen.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ImageGen in the services of a host. A second registration adds its options to those of the first.</summary>
public static class ImageGenServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ImageOperations"/>.</summary>
    /// <param name="services">The services of the host.</param>
    public static IServiceCollection AddImageGen(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ImageGenOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImageGenOptions>, OptionsValidation>());
        services.TryAddSingleton<ImageOperations>();
        return services;
    }

    /// <summary>Adds <see cref="ImageOperations"/> with default options for all images. The host checks the options when it starts.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddImageGen(this IServiceCollection services, Action<ImageGenOptions> configure) =>
        services.AddImageGen().Configure(configure);

    /// <summary>
    /// Adds <see cref="ImageOperations"/> with default options from a section of the configuration: <c>Builder</c>, <c>Engine</c>, <c>BuildKit</c>, <c>Credentials</c>,
    /// <c>Labels</c>, <c>Pull</c>, <c>Timeout</c> and <c>Retry</c>. <see cref="ImageGenOptions.Defaults"/> takes precedence. A key that does not exist is an error.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">The section, such as <c>builder.Configuration.GetSection("ImageGen")</c>. It is read once.</param>
    public static IServiceCollection AddImageGen(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddImageGen().Configure<ImageGenOptions>(options => options.Configured = SectionReader.Read(section));
    }
}
