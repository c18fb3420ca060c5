using System.Net;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>The host of a registry's HTTP API, and whether its connection must be secure.</summary>
/// <param name="Host">Host and port.</param>
/// <param name="MayBePlain">Whether plain HTTP and untrusted certificates are allowed.</param>
internal sealed record RegistryServer(string Host, bool MayBePlain)
{
    private const string DockerHub = "docker.io";
    private const string DockerHubServer = "registry-1.docker.io";

    /// <summary>Creates the server of a registry. As with Docker, a registry on this machine may use plain HTTP.</summary>
    /// <param name="registry">The registry in a reference.</param>
    /// <param name="isInsecure">Whether the options allow an insecure connection.</param>
    public static RegistryServer ForRegistry(string registry, bool isInsecure) =>
        new(registry == DockerHub ? DockerHubServer : registry, isInsecure || IsLoopback(registry));

    /// <summary>The addresses to try, in this order.</summary>
    public IEnumerable<Uri> Addresses => MayBePlain ? [new($"https://{Host}/v2/"), new($"http://{Host}/v2/")] : [new($"https://{Host}/v2/")];

    public static bool IsLoopback(string registry) => Uri.TryCreate($"http://{registry}/", UriKind.Absolute, out var address) && IsLoopback(address);

    public static bool IsLoopback(Uri address) =>
        address.Host is "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
