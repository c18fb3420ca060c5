using System.Net;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>The proxy of the system, except for loopback addresses, which a proxy cannot reach.</summary>
internal sealed class RegistryProxy : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => RegistryServer.IsLoopback(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => RegistryServer.IsLoopback(host) || HttpClient.DefaultProxy.IsBypassed(host);
}
