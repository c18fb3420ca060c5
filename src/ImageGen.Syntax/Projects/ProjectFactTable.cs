namespace ImageGen.Projects;

/// <summary>All facts of a project. The MSBuild task writes them by these names.</summary>
internal static class ProjectFactTable
{
    public static IReadOnlyList<ProjectFact> All { get; } =
    [
        Text("TargetFramework", facts => facts.TargetFramework, (facts, value) => facts.TargetFramework = value),
        Text("AssemblyName", facts => facts.AssemblyName, (facts, value) => facts.AssemblyName = value) with { IsProperty = true },
        Text("OutputType", facts => facts.OutputType, (facts, value) => facts.OutputType = value) with { IsProperty = true },
        Text("RuntimeIdentifiers", facts => facts.RuntimeIdentifiers, (facts, value) => facts.RuntimeIdentifiers = value) with { IsProperty = true },
        Text("RollForward", facts => facts.RollForward, (facts, value) => facts.RollForward = value) with { IsProperty = true },
        Text("SdkVersion", facts => facts.SdkVersion, (facts, value) => facts.SdkVersion = value),
        Text("SdkRollForward", facts => facts.SdkRollForward, (facts, value) => facts.SdkRollForward = value),
        Text("Version", facts => facts.Version, (facts, value) => facts.Version = value) with { IsProperty = true },
        Text("Title", facts => facts.Title, (facts, value) => facts.Title = value) with { IsProperty = true },
        Text("Description", facts => facts.Description, (facts, value) => facts.Description = value) with { IsProperty = true },
        Text("Authors", facts => facts.Authors, (facts, value) => facts.Authors = value) with { IsProperty = true },
        Text("PackageLicenseExpression", facts => facts.License, (facts, value) => facts.License = value) with { IsProperty = true },
        Flag("IsMultiTargeted", facts => facts.IsMultiTargeted, (facts, value) => facts.IsMultiTargeted = value),
        Flag("UsesAspNetCore", facts => facts.UsesAspNetCore, (facts, value) => facts.UsesAspNetCore = value) with { IsAnyOfClosure = true },
        Flag("UseAppHost", facts => facts.UseAppHost, (facts, value) => facts.UseAppHost = value, byDefault: true) with { IsProperty = true },
        Flag("InvariantGlobalization", facts => facts.InvariantGlobalization, (facts, value) => facts.InvariantGlobalization = value) with { IsProperty = true },
        Flag("PublishAot", facts => facts.PublishAot, (facts, value) => facts.PublishAot = value) with { IsProperty = true },
        Flag("PublishSingleFile", facts => facts.PublishSingleFile, (facts, value) => facts.PublishSingleFile = value) with { IsProperty = true },
        Flag("ContainerPublishInParallel", facts => facts.PublishesInParallel, (facts, value) => facts.PublishesInParallel = value, byDefault: true) with { IsProperty = true },
        Flag("HasLockFile", facts => facts.HasLockFile, (facts, value) => facts.HasLockFile = value),
        Flag("ClearsPackageSources", facts => facts.ClearsPackageSources, (facts, value) => facts.ClearsPackageSources = value),
        Flag("SelfContained", facts => facts.SelfContained, (facts, value) => facts.SelfContained = value) with { IsProperty = true },
        new("OwnAssembly", facts => facts.OwnAssemblyList, (facts, value) => facts.OwnAssemblyList.Add(value)),
        new("Port", facts => facts.PortList, (facts, value) => facts.PortList.Add(value)),
        Paths("Reference", facts => facts.ReferenceList),
        Paths("RestoreInput", facts => facts.RestoreInputList),
        Paths("KeptFile", facts => facts.KeptFileList),
        Paths("OutputFolder", facts => facts.OutputFolderList),
        Paths("FeedFolder", facts => facts.FeedFolderList),
        new("LinkedFile", facts => facts.LinkedFileList.Select(file => file.Item + "|" + file.Path), AddLinkedFile)
        {
            IsPath = true,
            Relative = (value, directory) => Split(value).First + "|" + FilePath.Relative(directory, Split(value).Second),
        },
        new("LockFile", facts => facts.LockFileList.Select(file => $"{file.Project}|{file.RuntimeIdentifiers}|{file.LockedIdentifiers}"), AddLockFile)
        {
            IsPath = true,
            Relative = (value, directory) => FilePath.Relative(directory, Split(value).First) + "|" + Split(value).Second,
        },
        new("OuterFeed", facts => facts.OuterFeedList.Select(feed => feed.File + "|" + feed.Value), AddOuterFeed)
        {
            IsPath = true,
            Relative = (value, directory) => FilePath.Relative(directory, Split(value).First) + "|" + Split(value).Second,
        },
    ];

    public static ILookup<string, ProjectFact> ByName { get; } = All.ToLookup(fact => fact.Name, StringComparer.Ordinal);

    /// <summary>The facts that are properties of MSBuild with the same names.</summary>
    public static ILookup<string, ProjectFact> Properties { get; } = All.Where(fact => fact.IsProperty).ToLookup(fact => fact.Name, StringComparer.OrdinalIgnoreCase);

    private static ProjectFact Text(string name, Func<ProjectFacts, string> get, Action<ProjectFacts, string> set) =>
        new(name, facts => get(facts) is { Length: > 0 } value ? [value] : [], set);

    private static ProjectFact Flag(string name, Func<ProjectFacts, bool> get, Action<ProjectFacts, bool> set, bool byDefault = false) =>
        new(name, facts => get(facts) == byDefault ? [] : [byDefault ? "false" : "true"], (facts, value) => set(facts, value == "true")) { IsFlag = true };

    private static ProjectFact Paths(string name, Func<ProjectFacts, List<string>> list) =>
        new(name, list, (facts, value) => list(facts).Add(FilePath.Normalize(value))) { IsPath = true };

    private static void AddLinkedFile(ProjectFacts facts, string value)
    {
        var (item, path) = Split(value);
        facts.LinkedFileList.Add(new LinkedFile(item, FilePath.Normalize(path)));
    }

    private static void AddLockFile(ProjectFacts facts, string value)
    {
        var (project, identifiers) = Split(value);
        var (own, locked) = Split(identifiers);
        facts.LockFileList.Add(new LockFile(FilePath.Normalize(project), own, locked));
    }

    private static void AddOuterFeed(ProjectFacts facts, string value)
    {
        var (file, folder) = Split(value);
        facts.OuterFeedList.Add(new OuterFeed(FilePath.Normalize(file), folder));
    }

    /// <summary>Splits a value at the first <c>|</c>.</summary>
    private static (string First, string Second) Split(string value)
    {
        var separator = value.IndexOf('|');
        return separator < 0 ? ("", value) : (value.Substring(0, separator), value.Substring(separator + 1));
    }
}
