using System.Text.Json;
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

        if (!string.IsNullOrWhiteSpace(options.Outputs))
        {
            CheckOutputs(options.Outputs);
        }

        Warn(Ignored(options.Classic, engine), progress);
    }

    /// <summary>Without a session BuildKit has nowhere to send a result to but the engine's own store.</summary>
    private static void CheckOutputs(string outputs)
    {
        try
        {
            using var json = JsonDocument.Parse(outputs);
            var types = json.RootElement.EnumerateArray().Select(output => output.GetProperty("Type").GetString()).ToList();
            if (types is not ["moby" or "image"])
            {
                throw new ImageBuildException(
                    $"Outputs of the type {string.Join(", ", types)} are not supported: over this API, BuildKit puts one image into the engine's store (moby, or image where the store is containerd's). Leave Outputs out.");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ImageBuildException($"Outputs is not in the engine's form, [{{\"Type\":\"moby\",\"Attrs\":{{}}}}]: {exception.Message}", exception);
        }
    }

    private static List<string> Ignored(ClassicBuildOptions options, EngineCapabilities engine)
    {
        List<string> ignored = [];
        AddIf(options.MemoryBytes is not null, nameof(options.MemoryBytes));
        AddIf(options.MemorySwapBytes is not null, nameof(options.MemorySwapBytes));
        AddIf(options.CpuShares is not null, nameof(options.CpuShares));
        AddIf(options.CpuPeriod is not null, nameof(options.CpuPeriod));
        AddIf(options.CpuQuota is not null, nameof(options.CpuQuota));
        AddIf(options.CpuSetCpus is not null, nameof(options.CpuSetCpus));
        AddIf(options.CpuSetMems is not null, nameof(options.CpuSetMems));
        AddIf(options.CgroupParent is not null, nameof(options.CgroupParent));
        AddIf(options.Isolation is not (null or "default"), nameof(options.Isolation));
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
