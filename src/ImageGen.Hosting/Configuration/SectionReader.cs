using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ImageGen.Configuration;

/// <summary>Reads the section of the configuration into the options of builds.</summary>
internal static class SectionReader
{
    /// <exception cref="OptionsValidationException">A key does not exist, or its value is not valid.</exception>
    public static ImageBuildOptions Read(IConfiguration section)
    {
        var name = (section as IConfigurationSection)?.Path ?? "ImageGen";
        try
        {
            // A key with a typing error would otherwise have no effect, and nothing would report it.
            var settings = section.Get<HostSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new HostSettings();
            return Convert(settings, name);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ImageGenException or BuildKit.BuildKitUnreachableException)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(ImageGenOptions), [$"The section '{name}' of the configuration is not valid. {DetailOf(exception)}"]);
        }
    }

    private static ImageBuildOptions Convert(HostSettings settings, string section) => new()
    {
        Builder = settings.Builder,
        Engine = settings.Engine is { } address ? EngineEndpoint.Parse(address) with { Source = $"{section}:{nameof(HostSettings.Engine)}" } : null,
        BuildKit = [.. settings.BuildKit.Select((node, index) => NodeOf(node, $"{section}:{nameof(HostSettings.BuildKit)}:{index}"))],
        Credentials = [.. settings.Credentials.Select(CredentialsOf)],
        Labels = new SortedList<string, string>(settings.Labels, StringComparer.Ordinal),
        Pull = settings.Pull,
        Timeout = settings.Timeout,
        Retry = settings.Retry is { } retry ? RetriesOf(retry) : null,
    };

    private static BuildKitNode NodeOf(NodeSettings node, string place) => BuildKitNode.At(
        node.Address ?? throw new FormatException($"'{place}' has no {nameof(NodeSettings.Address)}. Set it, such as tcp://builder:1234."), node.Certificates) with
    {
        Platforms = [.. node.Platforms.Select(Platform.Parse)],
        Source = place,
    };

    private static RegistryCredentials CredentialsOf(CredentialSettings credentials) => new(credentials.Registry ?? "", credentials.Username ?? "", credentials.Password ?? "")
    {
        IdentityToken = credentials.IdentityToken,
        RegistryToken = credentials.RegistryToken,
    };

    private static RetryOptions RetriesOf(RetrySettings retry) => new()
    {
        MaxAttempts = retry.MaxAttempts ?? RetryOptions.Default.MaxAttempts,
        Delay = retry.Delay ?? RetryOptions.Default.Delay,
        MaxDelay = retry.MaxDelay ?? RetryOptions.Default.MaxDelay,
    };

    /// <summary>The binder's message names the key or its value, and not what it can be.</summary>
    private static string DetailOf(Exception exception) => exception is InvalidOperationException
        ? $"{exception.Message} Use the keys {nameof(HostSettings.Builder)} ({string.Join(", ", Enum.GetNames<ImageBuilder>())}), {nameof(HostSettings.Engine)}, {nameof(HostSettings.BuildKit)}, "
        + $"{nameof(HostSettings.Credentials)}, {nameof(HostSettings.Labels)}, {nameof(HostSettings.Pull)} (true, false), {nameof(HostSettings.Timeout)} (hh:mm:ss) and {nameof(HostSettings.Retry)}."
        : exception.Message;
}
