using System.Collections.Concurrent;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci;

/// <summary>A client for registries with the HTTP API of the OCI distribution specification. Several threads may use it at the same time.</summary>
public sealed class RegistryClient : IDisposable
{
    private readonly RegistryHttp _http;
    private readonly ConcurrentDictionary<string, RegistryEndpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _transfers;

    /// <summary>Creates the client. It opens connections when they are needed.</summary>
    /// <param name="options">The options. Default: anonymous access and the default limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number in the options is less than 1.</exception>
    public RegistryClient(RegistryClientOptions? options = null)
    {
        Options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaxParallelTransfers, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.MaxAttempts, 1, nameof(options));
        _http = new RegistryHttp(Options);
        _transfers = new SemaphoreSlim(Options.MaxParallelTransfers);
    }

    /// <summary>The options.</summary>
    internal RegistryClientOptions Options { get; }

    /// <summary>Returns the repository of a reference. The tag and the digest are ignored. No request is sent.</summary>
    /// <param name="reference">The reference: <c>ghcr.io/acme/shop</c>.</param>
    /// <exception cref="ArgumentException">The reference names no registry.</exception>
    public RegistryRepository GetRepository(ImageReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Registry.Length == 0)
        {
            throw new ArgumentException($"'{reference}' names no registry: its first part is not valid as a host. Use a reference with a registry, such as 'ghcr.io/acme/shop'.", nameof(reference));
        }

        return new RegistryRepository(_endpoints.GetOrAdd(reference.Registry, Create), reference, _transfers);
    }

    /// <summary>Returns whether a registry is on this machine. As with Docker, such a registry may use plain HTTP.</summary>
    /// <param name="registry">The host of the registry, and its port if there is one.</param>
    public static bool IsLoopback(string registry) => RegistryServer.IsLoopback(registry);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _transfers.Dispose();
    }

    private RegistryEndpoint Create(string registry)
    {
        var server = RegistryServer.ForRegistry(registry, Options.IsInsecure?.Invoke(registry) ?? false);
        return new RegistryEndpoint(_http, server, registry);
    }
}
