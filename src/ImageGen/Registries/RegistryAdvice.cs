namespace ImageGen.Registries;

/// <summary>The instructions in messages about failed requests to a registry.</summary>
internal static class RegistryAdvice
{
    public static string AccessDenied(string registry, RegistryCredentials? credentials, string action, string option) => credentials is null
        ? $"No credentials for {registry} were found. Run 'docker login {registry}', or set them in {option}."
        : $"The {credentials} were sent. Check that they are correct and have permission to {action} this repository, or replace them with 'docker login {registry}' or {option}.";

    public static string Unreachable(string registry) =>
        $"Check that the name {registry} is correct, and that the engine (not only this machine) can reach it through network, proxy and firewall.";

    public static string Insecure(string registry) =>
        $"{registry} uses plain HTTP, or the engine does not trust its certificate. Install the certificate, or add {registry} to the engine's insecure registries ('insecure-registries' in Docker's daemon.json, registries.conf for Podman, 'http = true' for the registry in buildkitd.toml).";

    /// <summary>Returns the instruction for a request that this process sent to the registry.</summary>
    public static string UnreachableFromHere(string registry) =>
        $"Check that the name {registry} is correct, and that this machine can reach it through network, proxy and firewall.";

    /// <inheritdoc cref="UnreachableFromHere"/>
    public static string InsecureFromHere(string registry) =>
        $"{registry} uses plain HTTP, or this machine does not trust its certificate. Install the certificate on this machine.";
}
