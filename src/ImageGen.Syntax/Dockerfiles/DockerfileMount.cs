namespace ImageGen;

/// <summary>A mount of a <c>RUN</c>, from its flag <c>--mount</c>. Variables are not expanded.</summary>
public sealed record DockerfileMount
{
    internal DockerfileMount()
    {
    }

    /// <summary><c>bind</c>, <c>cache</c>, <c>tmpfs</c>, <c>secret</c> or <c>ssh</c>; any other type as written, in lower case.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The id. For a secret it is <c>id=</c> or <c>source=</c>, or else the last part of its target. For ssh the default is <c>default</c>, for a
    /// cache the target. <see langword="null"/> for mounts without an id.
    /// </summary>
    public required string? Id { get; init; }

    /// <summary>The path of the mount, as written.</summary>
    public required string? Target { get; init; }

    /// <summary>The path inside the mounted source, as written.</summary>
    public required string? Source { get; init; }

    /// <summary>The mounted stage or image; <see langword="null"/> for the build context.</summary>
    public required string? From { get; init; }

    /// <summary>Whether the build fails if the secret or the ssh agent is missing.</summary>
    public required bool Required { get; init; }

    /// <summary>The environment variable that receives the secret: <c>env=</c>.</summary>
    public required string? Environment { get; init; }

    /// <summary>How builds share a cache: <c>shared</c>, <c>private</c> or <c>locked</c>; <see langword="null"/> if not set.</summary>
    public required string? Sharing { get; init; }

    /// <summary>The line of the flag, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column of the flag's first dash, counted from 1 in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>
    /// Whether every build reads the id as it is written, so that options can name it. A mount is split at commas and white space, and
    /// quotes, backslashes and <c>$</c> have a meaning of their own.
    /// </summary>
    /// <param name="id">The id of a secret or an SSH agent.</param>
    public static bool IsConstantId(string id) =>
        !string.IsNullOrWhiteSpace(id) && !id.Any(character => character is ',' or '"' or '\'' or '\\' or '$' || char.IsWhiteSpace(character) || char.IsControl(character));
}
