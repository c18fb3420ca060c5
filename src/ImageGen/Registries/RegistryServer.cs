using System.Net;

namespace ImageGen.Registries;

/// <summary>Where a registry's HTTP API is, and how far its connection is trusted.</summary>
/// <param name="Host">Host and port.</param>
/// <param name="MayBePlain">Whether a registry without TLS, or with a certificate that nobody vouches for, is taken too.</param>
internal sealed record RegistryServer(string Host, bool MayBePlain)
{
    private const string DockerHub = "docker.io";
    private const string DockerHubServer = "registry-1.docker.io";

    /// <summary>The registry of an image. One on this machine may be plain, as with Docker: nobody is on the way.</summary>
    /// <param name="registry">The registry's name in a reference.</param>
    /// <param name="isInsecure">Whether the options say that it is insecure.</param>
    public static RegistryServer Of(string registry, bool isInsecure) =>
        new(registry == DockerHub ? DockerHubServer : registry, isInsecure || IsLoopback(registry));

    /// <summary>The addresses to try, in their order.</summary>
    public IEnumerable<Uri> Addresses => MayBePlain ? [new($"https://{Host}/v2/"), new($"http://{Host}/v2/")] : [new($"https://{Host}/v2/")];

    public static bool IsLoopback(string registry)
    {
        var address = new Uri($"http://{registry}/");
        return address.Host is "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
