namespace ImageGen.Images;

/// <summary>Lays the classic builder's settings of a call over those of the image, and fills in the documented defaults.</summary>
internal static class ClassicBuildOptionsMerge
{
    public static ClassicBuildOptions Merge(ClassicBuildOptions image, ClassicBuildOptions call) => new()
    {
        // Said aloud even though it is the engine's default, since an engine told nothing may keep the containers.
        RemoveIntermediateContainers = call.RemoveIntermediateContainers ?? image.RemoveIntermediateContainers ?? true,
        ForceRemoveIntermediateContainers = call.ForceRemoveIntermediateContainers ?? image.ForceRemoveIntermediateContainers ?? false,
        Quiet = call.Quiet ?? image.Quiet ?? false,
        Squash = call.Squash ?? image.Squash ?? false,
        MemoryBytes = call.MemoryBytes ?? image.MemoryBytes,
        MemorySwapBytes = call.MemorySwapBytes ?? image.MemorySwapBytes,
        CpuShares = call.CpuShares ?? image.CpuShares,
        CpuPeriod = call.CpuPeriod ?? image.CpuPeriod,
        CpuQuota = call.CpuQuota ?? image.CpuQuota,
        CpuSetCpus = call.CpuSetCpus ?? image.CpuSetCpus,
        CpuSetMems = call.CpuSetMems ?? image.CpuSetMems,
        SecurityOptions = BuildOptionsMerge.Either(call.SecurityOptions, image.SecurityOptions),
        Isolation = call.Isolation ?? image.Isolation,
    };
}
