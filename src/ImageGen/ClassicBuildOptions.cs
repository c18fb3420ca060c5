using System.Diagnostics;
using ImageGen.Building.Options;
using ImageGen.Building.Options.Declarations;

namespace ImageGen;

/// <summary>Settings of a build that only the classic builder uses. Names and units are those of <c>/build</c> in the Docker Engine API.</summary>
public sealed class ClassicBuildOptions
{
    /// <summary>The values of the properties. An option is described in <c>Building/Options/Declarations</c>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal OptionValues Values { get; } = new(BuildOptionTable.OfClassic.Length);

    /// <summary>Whether intermediate containers are removed after a successful build. Default: <see langword="true"/>.</summary>
    public bool? RemoveIntermediateContainers { get => Values.Get(ClassicOptions.RemoveIntermediateContainers); init => Values.Set(ClassicOptions.RemoveIntermediateContainers, value); }

    /// <summary>Whether intermediate containers are removed even after a failure. Default: <see langword="false"/>.</summary>
    public bool? ForceRemoveIntermediateContainers { get => Values.Get(ClassicOptions.ForceRemoveIntermediateContainers); init => Values.Set(ClassicOptions.ForceRemoveIntermediateContainers, value); }

    /// <summary>Whether the engine reports only the id of the image. Default: <see langword="false"/>.</summary>
    public bool? Quiet { get => Values.Get(ClassicOptions.Quiet); init => Values.Set(ClassicOptions.Quiet, value); }

    /// <summary>Whether the new layers are merged into one. The engine must have experimental features enabled. Default: <see langword="false"/>.</summary>
    public bool? Squash { get => Values.Get(ClassicOptions.Squash); init => Values.Set(ClassicOptions.Squash, value); }

    /// <summary>The memory limit of RUN steps, in bytes. Default: no limit.</summary>
    public long? MemoryBytes { get => Values.Get(ClassicOptions.MemoryBytes); init => Values.Set(ClassicOptions.MemoryBytes, value); }

    /// <summary>The limit of memory plus swap of RUN steps, in bytes; -1 for unlimited swap. Default: the engine's choice.</summary>
    public long? MemorySwapBytes { get => Values.Get(ClassicOptions.MemorySwapBytes); init => Values.Set(ClassicOptions.MemorySwapBytes, value); }

    /// <summary>The relative weight of RUN steps for CPU time. Default: the engine's choice.</summary>
    public long? CpuShares { get => Values.Get(ClassicOptions.CpuShares); init => Values.Set(ClassicOptions.CpuShares, value); }

    /// <summary>The length of a CPU period, in microseconds. Default: the engine's choice.</summary>
    public long? CpuPeriod { get => Values.Get(ClassicOptions.CpuPeriod); init => Values.Set(ClassicOptions.CpuPeriod, value); }

    /// <summary>The CPU time of RUN steps in a period, in microseconds. Default: no limit.</summary>
    public long? CpuQuota { get => Values.Get(ClassicOptions.CpuQuota); init => Values.Set(ClassicOptions.CpuQuota, value); }

    /// <summary>The CPUs that RUN steps may use, such as <c>0-3</c> or <c>0,1</c>. Default: all.</summary>
    public string? CpuSetCpus { get => Values.Get(ClassicOptions.CpuSetCpus); init => Values.Set(ClassicOptions.CpuSetCpus, value); }

    /// <summary>The NUMA memory nodes that RUN steps may use, such as <c>0-3</c> or <c>0,1</c>. Default: all.</summary>
    public string? CpuSetMems { get => Values.Get(ClassicOptions.CpuSetMems); init => Values.Set(ClassicOptions.CpuSetMems, value); }

    /// <summary>Security options of RUN steps, such as <c>seccomp=unconfined</c>. Default: none.</summary>
    public IList<string> SecurityOptions { get => Values.Get(ClassicOptions.SecurityOptions); init => Values.Set(ClassicOptions.SecurityOptions, value); }

    /// <summary>The isolation of Windows containers: <c>default</c>, <c>process</c> or <c>hyperv</c>. Default: the engine's choice.</summary>
    public string? Isolation { get => Values.Get(ClassicOptions.Isolation); init => Values.Set(ClassicOptions.Isolation, value); }
}
