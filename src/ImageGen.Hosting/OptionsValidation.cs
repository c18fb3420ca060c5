using Microsoft.Extensions.Options;

namespace ImageGen;

/// <summary>Finds what would make every build of the host fail, or give a wrong image.</summary>
internal sealed class OptionsValidation : IValidateOptions<ImageGenOptions>
{
    private const string Here = $"{nameof(ImageGenOptions)}.{nameof(ImageGenOptions.Defaults)}";

    public ValidateOptionsResult Validate(string? name, ImageGenOptions options)
    {
        if (options.Defaults is null)
        {
            return ValidateOptionsResult.Fail($"{Here} is null. Set it to a new {nameof(ImageBuildOptions)}.");
        }

        string[] problems = [.. ProblemsOf(options.Configured, "The section of ImageGen in the configuration"), .. ProblemsOf(options.Defaults, Here)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <param name="options">The options of one source.</param>
    /// <param name="source">The source, for messages.</param>
    private static IEnumerable<string> ProblemsOf(ImageBuildOptions options, string source) =>
        [.. OfImage(options, source), .. OfBuilder(options, source), .. OfTimes(options, source), .. options.Credentials.SelectMany(each => OfCredentials(each, source))];

    /// <summary>What differs between images cannot be a default for all of them.</summary>
    private static IEnumerable<string> OfImage(ImageBuildOptions options, string source)
    {
        if (options.AdditionalNames.Count > 0)
        {
            yield return $"{source} sets {nameof(ImageBuildOptions.AdditionalNames)}, which would give all images the same name. Set it in the options of an image or of a call.";
        }

        if (options.DockerfileText is not null)
        {
            yield return $"{source} sets {nameof(ImageBuildOptions.DockerfileText)}, which would replace the Dockerfile of all images. Set it in the options of an image or of a call.";
        }
    }

    private static IEnumerable<string> OfBuilder(ImageBuildOptions options, string source)
    {
        if (options is { BuildKit.Count: > 0, Builder: ImageBuilder.Classic or ImageBuilder.InProcess })
        {
            yield return $"{source} sets nodes in {nameof(ImageBuildOptions.BuildKit)}, and {nameof(ImageBuildOptions.Builder)} is {options.Builder}, which does not build on nodes. Remove one of the two.";
        }
    }

    private static IEnumerable<string> OfTimes(ImageBuildOptions options, string source)
    {
        if (options.Timeout <= TimeSpan.Zero)
        {
            yield return $"{source} sets {nameof(ImageBuildOptions.Timeout)} to {options.Timeout}. Use a time above zero, or remove it for no limit.";
        }

        if (options.Retry is { MaxAttempts: < 1 } retry)
        {
            yield return $"{source} sets {nameof(RetryOptions.MaxAttempts)} of {nameof(ImageBuildOptions.Retry)} to {retry.MaxAttempts}. Use 1 for no retries, or more.";
        }

        if (options.Retry is { } delays && (delays.Delay < TimeSpan.Zero || delays.MaxDelay < delays.Delay))
        {
            yield return $"{source} sets the delays of {nameof(ImageBuildOptions.Retry)} to {delays.Delay} and at most {delays.MaxDelay}. Use a delay of zero or more, and a maximum that is not less.";
        }
    }

    private static IEnumerable<string> OfCredentials(RegistryCredentials credentials, string source)
    {
        if (string.IsNullOrWhiteSpace(credentials.Registry) || credentials.Registry.Contains('/', StringComparison.Ordinal))
        {
            yield return $"{source} sets credentials for the registry '{credentials.Registry}'. Use its host, and its port if there is one: 'ghcr.io', 'localhost:5000'.";
        }

        if (credentials is { IdentityToken: null, RegistryToken: null } && (string.IsNullOrEmpty(credentials.Username) || string.IsNullOrEmpty(credentials.Password)))
        {
            yield return $"{source} sets credentials for '{credentials.Registry}' without a user name or without a password. Set both, for example from the secrets of the host.";
        }
    }
}
