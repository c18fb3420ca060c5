namespace ImageGen;

/// <summary>A build argument, as an <c>ARG</c> declares it.</summary>
public sealed record DockerfileArgument
{
    internal DockerfileArgument()
    {
    }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The default as written, quotes and variables in place; <see langword="null"/> where there is none.</summary>
    public required string? Default { get; init; }

    /// <summary>
    /// The lines of the comment above that speak of this argument: from one that begins with its name on, without the name; where none
    /// does, those that begin with no other name of the same <c>ARG</c>.
    /// </summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>The <c>ARG</c>.</summary>
    public required DockerfileInstruction Instruction { get; init; }

    /// <summary>The index of the stage; <see langword="null"/> before the first <c>FROM</c>.</summary>
    public required int? StageIndex { get; init; }

    /// <summary>The line of the name, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column of the name, counted from 1 in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>The argument as it is declared.</summary>
    public override string ToString() => Default is null ? Name : $"{Name}={Default}";
}
