using ImageGen.Engines;

namespace ImageGen.Building.BuildKit;

/// <summary>What BuildKit does not do without a session, or at all, said before anything is sent.</summary>
internal static class BuildKitLimits
{
    /// <summary>The API version of Docker Engine 23.0, the first whose BuildKit obeys limits and <c>/dev/shm</c>'s size.</summary>
    private static readonly Version LimitsSince = new(1, 42);

    /// <exception cref="ImageBuildException">BuildKit would build something other than what is asked for, or fail without saying why.</exception>
    public static void Check(BuildRequest request, EngineCapabilities engine, IProgress<BuildEvent> progress)
    {
        var options = request.Options;
        if (options.Classic.Squash == true)
        {
            throw new ImageBuildException("Squash is done by the classic builder only. Leave it out, or build with ImageBuilder.Classic.");
        }

        if (options.Network is not (null or "" or "default" or "host" or "none"))
        {
            throw new ImageBuildException(
                $"BuildKit does not connect RUN steps to the network '{options.Network}'. Use default, host or none, or build with ImageBuilder.Classic.");
        }

        BuilderLimits.RequireNothingOfBuildKit(request, "BuildKit without a session");
        Warn(Ignored(options, engine), progress);
    }

    private static List<string> Ignored(ImageBuildOptions options, EngineCapabilities engine)
    {
        List<string> ignored = [];
        AddIf(options.Classic.MemoryBytes is not null, nameof(options.Classic.MemoryBytes));
        AddIf(options.Classic.MemorySwapBytes is not null, nameof(options.Classic.MemorySwapBytes));
        AddIf(options.Classic.CpuShares is not null, nameof(options.Classic.CpuShares));
        AddIf(options.Classic.CpuPeriod is not null, nameof(options.Classic.CpuPeriod));
        AddIf(options.Classic.CpuQuota is not null, nameof(options.Classic.CpuQuota));
        AddIf(options.Classic.CpuSetCpus is not null, nameof(options.Classic.CpuSetCpus));
        AddIf(options.Classic.CpuSetMems is not null, nameof(options.Classic.CpuSetMems));
        AddIf(options.CgroupParent is not null, nameof(options.CgroupParent));
        AddIf(options.Classic.Isolation is not (null or "default"), nameof(options.Classic.Isolation));
        AddIf(options.ShmSizeBytes is not null && engine.ApiVersion < LimitsSince, nameof(options.ShmSizeBytes));
        AddIf(options.Ulimits.Count > 0 && engine.ApiVersion < LimitsSince, nameof(options.Ulimits));
        return ignored;

        void AddIf(bool isSet, string name)
        {
            if (isSet)
            {
                ignored.Add(name);
            }
        }
    }

    private static void Warn(List<string> ignored, IProgress<BuildEvent> progress)
    {
        if (ignored.Count > 0)
        {
            progress.Report(new BuildWarning($"This engine's BuildKit does not obey {string.Join(", ", ignored)}; ImageBuilder.Classic does."));
        }
    }
}
