namespace ImageGen.Registries;

/// <summary>What a person does about a registry that does not answer as wished.</summary>
internal static class RegistryAdvice
{
    public static string AccessDenied(string registry, RegistryCredentials? credentials, string action, string option) => credentials is null
        ? $"No credentials for {registry} were found: run 'docker login {registry}', or give them in {option}."
        : $"The {credentials} were sent: check that they are right and may {action} this repository; 'docker login {registry}' or {option} replaces them.";

    public static string Unreachable(string registry) =>
        $"Check that the name {registry} is right, and that the engine (not only this machine) can reach it through network, proxy and firewall.";

    public static string Insecure(string registry) =>
        $"{registry} speaks plain HTTP, or its certificate is unknown to the engine: install the certificate, or add {registry} to the engine's insecure registries ('insecure-registries' in Docker's daemon.json, registries.conf for Podman, 'http = true' for the registry in buildkitd.toml).";

    /// <summary>The same, where this program itself spoke to the registry.</summary>
    public static string UnreachableFromHere(string registry) =>
        $"What several nodes have pushed is joined by this program: check that this machine, too, can reach {registry} through network, proxy and firewall.";

    /// <inheritdoc cref="UnreachableFromHere"/>
    public static string InsecureFromHere(string registry) =>
        $"What several nodes have pushed is joined by this program, and this machine does not know the certificate of {registry}, or it speaks plain HTTP: install the certificate here, or say that it is insecure by BuildOutput.Image's attribute 'registry.insecure' = 'true'.";
}
