namespace ImageGen;

/// <summary>A rule that <see cref="Dockerfile.Check"/> checks.</summary>
/// <param name="Name">The name, as in the directive <c>check=skip=</c>. BuildKit's build checks have BuildKit's names.</param>
/// <param name="Title">What the rule requires, in a few words.</param>
/// <param name="Description">The reason for the rule.</param>
public sealed record DockerfileRule(string Name, string Title, string Description)
{
    /// <summary>
    /// The id under which the compiler reports the rule, such as <c>IMG0202</c>, and the name of its page. <see langword="null"/> for a rule
    /// that needs values of a build which the compiler does not have.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Whether the rule is about the build arguments of a build, and not only about the file.</summary>
    public bool IsAboutArguments { get; init; }

    /// <summary>Whether BuildKit has the same rule with the same results.</summary>
    public bool IsBuildKits { get; init; } = true;

    /// <summary>Whether the rule is off unless the directive <c>check=experimental=</c> names it.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
