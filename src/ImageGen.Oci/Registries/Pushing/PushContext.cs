using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>What all parts of one push have in common.</summary>
/// <param name="Endpoint">The registry.</param>
/// <param name="Repository">The repository that receives the contents.</param>
/// <param name="Source">The place that has the contents.</param>
/// <param name="Options">The options of the push.</param>
internal sealed record PushContext(RegistryEndpoint Endpoint, string Repository, IContentSource Source, RegistryPushOptions Options)
{
    private readonly Lock _lock = new();

    public RegistryScopes Scopes { get; } = RegistryScopes.ForRepository(Repository, "pull", "push");

    public RegistryClientOptions Limits => Endpoint.Options;

    public void Report(RegistryPushEvent progress)
    {
        if (Options.Progress is { } receiver)
        {
            lock (_lock)
            {
                receiver.Report(progress);
            }
        }
    }

    public void ReportDelay(TimeSpan delay, string reason) => Report(new RegistryPushEvent.Waiting(delay, reason));
}
