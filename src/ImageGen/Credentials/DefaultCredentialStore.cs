using ImageGen.Engines;

namespace ImageGen.Credentials;

/// <summary>
/// The store that the CLI uses if the configuration contains no credentials: the store of the platform, if its helper is installed.
/// </summary>
/// <remarks>docker/cli v28.2.2, cli/config/config.go, LoadDefaultConfigFile, and cli/config/credentials/default_store*.go.</remarks>
internal static class DefaultCredentialStore
{
    public static string Choose(DockerConfigurationFile file, DockerEnvironment environment)
    {
        if (file.CredentialStore.Length > 0 || file.CredentialHelpers.Count > 0 || file.Auths.Count > 0)
        {
            return file.CredentialStore;
        }

        var name = environment switch
        {
            { IsWindows: true } => "wincred",
            _ when OperatingSystem.IsMacOS() => "osxkeychain",
            _ when !OperatingSystem.IsLinux() => "",
            _ => environment.FindProgram("pass") is null ? "secretservice" : "pass",
        };
        return name.Length > 0 && environment.FindProgram(CredentialHelper.ProgramOf(name)) is not null ? name : "";
    }
}
