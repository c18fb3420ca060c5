namespace ImageGen;

/// <summary>A mount of a <c>RUN</c>, as its flag <c>--mount</c> describes it; variables stay in place.</summary>
public sealed record DockerfileMount
{
    internal DockerfileMount()
    {
    }

    /// <summary><c>bind</c>, <c>cache</c>, <c>tmpfs</c>, <c>secret</c> or <c>ssh</c>; as written, in lower case, where it is none of them.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The id: of a secret what <c>id=</c> or <c>source=</c> names, else the last part of its target; of ssh <c>default</c> where none is
    /// written; of a cache its target. <see langword="null"/> for mounts that have none.
    /// </summary>
    public required string? Id { get; init; }

    /// <summary>Where it is mounted, as written.</summary>
    public required string? Target { get; init; }

    /// <summary>The path inside what is mounted, as written.</summary>
    public required string? Source { get; init; }

    /// <summary>The stage or image that is mounted; <see langword="null"/> for the build context.</summary>
    public required string? From { get; init; }

    /// <summary>Whether the build ends with an error where the secret or the agent is not given.</summary>
    public required bool Required { get; init; }

    /// <summary>The environment variable that holds the secret: <c>env=</c>.</summary>
    public required string? Environment { get; init; }

    /// <summary>How builds share a cache: <c>shared</c>, <c>private</c> or <c>locked</c>; <see langword="null"/> where it is not written.</summary>
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
