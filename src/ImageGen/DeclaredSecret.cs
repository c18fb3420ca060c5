namespace ImageGen;

/// <summary>A secret that steps in the Dockerfile of a <see cref="DeclaredImage"/> mount.</summary>
public sealed class DeclaredSecret
{
    /// <summary>The id, as the Dockerfile writes it.</summary>
    public string Id { get; init; } = "";

    /// <summary>The comment above the first step that mounts the secret, in one line; <see langword="null"/> if there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether a step that the image needs fails without the secret, and the attribute does not set it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;
}
