using ImageGen.Oci;

namespace ImageGen.Engine.Tests.Registries;

/// <summary>Measures how much larger the managed heap becomes, at every tenth event of a push.</summary>
internal sealed class HeapWatch : IProgress<RegistryPushEvent>
{
    private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);

    public int Events { get; private set; }

    public long Growth { get; private set; }

    public void Report(RegistryPushEvent value)
    {
        Events++;
        Measure();
    }

    public void Measure()
    {
        if (Events % 10 == 0)
        {
            Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: true) - _start);
        }
    }
}
