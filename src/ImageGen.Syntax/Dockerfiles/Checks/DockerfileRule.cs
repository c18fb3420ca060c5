namespace ImageGen;

/// <summary>A rule that <see cref="Dockerfile.Check"/> looks after.</summary>
/// <param name="Name">The name, which the directive <c>check=skip=</c> takes; BuildKit's own where the rule is one of its build checks.</param>
/// <param name="Title">What the rule asks for, in a few words.</param>
/// <param name="Description">Why it asks for it.</param>
public sealed record DockerfileRule(string Name, string Title, string Description)
{
    /// <summary>Whether BuildKit has the rule, too, and with the same verdicts.</summary>
    public bool IsBuildKits { get; init; } = true;

    /// <summary>Whether the rule is off unless the directive <c>check=experimental=</c> names it.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
