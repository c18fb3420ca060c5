namespace ImageGen.Oci.Tests.Registries;

/// <summary>A client with one repository, which sends each request once unless the options say otherwise.</summary>
internal sealed class RepositoryClient : IDisposable
{
    private readonly RegistryClient _client;

    public RepositoryClient(string reference, RegistryCredentials? login, Func<RegistryClientOptions, RegistryClientOptions>? configure = null)
    {
        var options = new RegistryClientOptions
        {
            Credentials = (_, _) => ValueTask.FromResult(login),
            MaxAttempts = 1,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        _client = new RegistryClient(configure is null ? options : configure(options));
        Repository = _client.GetRepository(ImageReference.Parse(reference));
    }

    public RegistryRepository Repository { get; }

    /// <summary>Returns another repository of the same client.</summary>
    public RegistryRepository Get(string reference) => _client.GetRepository(ImageReference.Parse(reference));

    public void Dispose() => _client.Dispose();
}
