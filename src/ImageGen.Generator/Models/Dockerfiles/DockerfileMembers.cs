namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>The members that a class gets from its image's Dockerfile.</summary>
internal sealed record DockerfileMembers
{
    public EquatableArray<StageMember> Stages { get; init; }

    public EquatableArray<ArgumentMember> Arguments { get; init; }

    public EquatableArray<MountMember> Secrets { get; init; }

    public EquatableArray<MountMember> Agents { get; init; }

    public EquatableArray<BaseImageMember> BaseImages { get; init; }

    /// <summary>The images that a build uses, in FROM and in <c>from=</c>, with expanded variables.</summary>
    public EquatableArray<string> UsedImages { get; init; }

    public EquatableArray<PortMember> Ports { get; init; }

    public EquatableArray<LabelMember> Labels { get; init; }

    /// <summary>Whether a build needs options, because some have no default.</summary>
    public bool RequireOptions =>
        Arguments.Any(static argument => argument.IsRequired) || Secrets.Any(static secret => secret.IsRequired) || Agents.Any(static agent => agent.IsRequired);
}
