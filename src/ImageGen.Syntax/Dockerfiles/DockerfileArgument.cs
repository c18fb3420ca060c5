namespace ImageGen;

/// <summary>A build argument that an <c>ARG</c> declares.</summary>
public sealed record DockerfileArgument
{
    internal DockerfileArgument()
    {
    }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The default as written, with quotes and variables; <see langword="null"/> if the argument has no default.</summary>
    public required string? Default { get; init; }

    /// <summary>
    /// The lines of the comment above that describe this argument. They start at a line that begins with its name, and the name is removed. If there
    /// is no such line, these are the lines that begin with no other name of the same <c>ARG</c>.
    /// </summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>The <c>ARG</c> instruction.</summary>
    public required DockerfileInstruction Instruction { get; init; }

    /// <summary>The index of the stage; <see langword="null"/> before the first <c>FROM</c>.</summary>
    public required int? StageIndex { get; init; }

    /// <summary>The line of the name, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column of the name, counted from 1 in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>Returns the argument as it is declared.</summary>
    public override string ToString() => Default is null ? Name : $"{Name}={Default}";
}
