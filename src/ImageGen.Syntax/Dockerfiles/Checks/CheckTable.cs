namespace ImageGen.Dockerfiles.Checks;

/// <summary>All checks, in the order in which BuildKit lists its own.</summary>
internal static class CheckTable
{
    public static IReadOnlyList<DockerfileCheck> All { get; } =
    [
        new StageNameCasing(),
        new FromAsCasing(),
        new NoEmptyContinuation(),
        new ConsistentInstructionCasing(),
        new DuplicateStageName(),
        new ReservedStageName(),
        new MaintainerDeprecated(),
        new InvalidDefinitionDescription(),
    ];
}
