namespace ImageGen;

/// <summary>Settings of a build that only the classic builder obeys. Names and units are those of the Engine's <c>/build</c>.</summary>
public sealed class ClassicBuildOptions
{
    /// <summary>Whether intermediate containers are removed after a successful build. Default: <see langword="true"/>.</summary>
    public bool? RemoveIntermediateContainers { get; init; }

    /// <summary>Whether intermediate containers are removed even after a failure. Default: <see langword="false"/>.</summary>
    public bool? ForceRemoveIntermediateContainers { get; init; }

    /// <summary>Whether the engine says only the image's id. Default: <see langword="false"/>.</summary>
    public bool? Quiet { get; init; }

    /// <summary>Whether the new layers become one (needs an engine with experimental features). Default: <see langword="false"/>.</summary>
    public bool? Squash { get; init; }

    /// <summary>The memory limit of RUN steps, in bytes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The limit of memory plus swap, in bytes; -1 for unlimited swap.</summary>
    public long? MemorySwapBytes { get; init; }

    /// <summary>The relative weight of CPU time.</summary>
    public long? CpuShares { get; init; }

    /// <summary>The length of a CPU period, in microseconds.</summary>
    public long? CpuPeriod { get; init; }

    /// <summary>The CPU time within a period, in microseconds.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>The CPUs that RUN steps may use, such as <c>0-3</c> or <c>0,1</c>.</summary>
    public string? CpuSetCpus { get; init; }

    /// <summary>The memory nodes that RUN steps may use.</summary>
    public string? CpuSetMems { get; init; }

    /// <summary>Security options, such as <c>seccomp=unconfined</c>.</summary>
    public IList<string> SecurityOptions { get; init; } = [];

    /// <summary>The isolation of Windows containers: <c>default</c>, <c>process</c> or <c>hyperv</c>.</summary>
    public string? Isolation { get; init; }
}
