namespace ImageGen.Building.Requests;

/// <summary>The options of a build as the query of the Engine's <c>/build</c>.</summary>
internal static class BuildQuery
{
    /// <summary>What Docker's classic builder reads.</summary>
    public static QueryString Classic(BuildRequest request) =>
        ForEveryBuilder(request)
            .Add("pull", request.Options.Pull ?? true)
            .Add("squash", request.Options.Classic.Squash)
            .AddContainers(request.Options)
            .AddDockerForms(request);

    /// <summary>What Podman reads: the names are Docker's, the form of several values is its own.</summary>
    public static QueryString Buildah(BuildRequest request) =>
        ForEveryBuilder(request)
            .Add("pull", request.Options.Pull ?? true)
            .Add("squash", request.Options.Classic.Squash)
            .AddContainers(request.Options)
            // A null would become an empty value there, where Docker keeps the Dockerfile's default.
            .Add("buildargs", QueryJson.Map([.. BuildArgumentValues.Of(request).Where(argument => argument.Value is not null)]))
            .Add("extrahosts", QueryJson.List(Hosts(request.Options)))
            .Add("ulimits", QueryJson.List([.. request.Options.Ulimits.Select(limit => $"{limit.Name}={limit.Soft}:{limit.Hard}")]))
            .Add("securityopt", QueryJson.List([.. request.Options.Classic.SecurityOptions]))
            // Its RUN steps share the host's network unless they are to have none.
            .Add("networkmode", request.Options.Network == "none" ? "NetworkDisabled" : null);

    private static QueryString ForEveryBuilder(BuildRequest request)
    {
        var options = request.Options;
        return new QueryString("build")
            .AddEach("t", request.References.Select(reference => reference.ToString()))
            .Add("dockerfile", request.Context.DockerfileName)
            .Add("remote", request.Context.RemoteUrl)
            .Add("target", options.Target)
            .Add("platform", options.Platforms.Count == 0 ? null : options.Platforms[0].ToString())
            .Add("nocache", options.NoCache ?? false)
            .Add("labels", QueryJson.Map([.. options.Labels.Select(label => KeyValuePair.Create(label.Key, (string?)label.Value))]))
            .Add("shmsize", options.ShmSizeBytes);
    }

    /// <summary>What only a builder that runs each step in a container of its own obeys.</summary>
    private static QueryString AddContainers(this QueryString query, ImageBuildOptions options) =>
        query
            // Sent even when it is the default: the engine's default when nothing is sent is not the same everywhere.
            .Add("rm", options.Classic.RemoveIntermediateContainers ?? true)
            .Add("forcerm", options.Classic.ForceRemoveIntermediateContainers ?? false)
            .Add("memory", options.Classic.MemoryBytes)
            .Add("memswap", options.Classic.MemorySwapBytes)
            .Add("cpushares", options.Classic.CpuShares)
            .Add("cpuperiod", options.Classic.CpuPeriod)
            .Add("cpuquota", options.Classic.CpuQuota)
            .Add("cpusetcpus", options.Classic.CpuSetCpus)
            .Add("cpusetmems", options.Classic.CpuSetMems)
            .Add("cgroupparent", options.CgroupParent)
            .Add("isolation", options.Classic.Isolation);

    private static QueryString AddDockerForms(this QueryString query, BuildRequest request) =>
        query
            .Add("q", request.Options.Classic.Quiet)
            .Add("buildargs", QueryJson.Map(BuildArgumentValues.Of(request)))
            .Add("cachefrom", QueryJson.List([.. request.Options.CacheFrom.Select(cache => cache.Image).OfType<ImageReference>().Select(image => image.ToString())]))
            .AddEach("extrahosts", Hosts(request.Options))
            .Add("networkmode", request.Options.Network)
            .Add("ulimits", QueryJson.Ulimits(request.Options.Ulimits))
            .AddEach("securityopt", request.Options.Classic.SecurityOptions);

    private static List<string> Hosts(ImageBuildOptions options) =>
        [.. options.ExtraHosts.Select(host => $"{host.Key}:{host.Value}")];
}
