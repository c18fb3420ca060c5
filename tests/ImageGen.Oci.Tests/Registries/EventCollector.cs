namespace ImageGen.Oci.Tests.Registries;

/// <summary>Collects events in the order in which they are reported.</summary>
internal sealed class EventCollector(List<RegistryPushEvent> events) : IProgress<RegistryPushEvent>
{
    public void Report(RegistryPushEvent value) => events.Add(value);
}
