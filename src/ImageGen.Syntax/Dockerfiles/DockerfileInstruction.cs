using ImageGen.Dockerfiles;

namespace ImageGen;

/// <summary>An instruction of a Dockerfile.</summary>
public sealed class DockerfileInstruction
{
    private IReadOnlyList<DockerfileMount>? _mounts;
    private IReadOnlyList<DockerfileVariable>? _variables;

    internal DockerfileInstruction(InstructionPlaces places) => Places = places;

    /// <summary>The keyword in upper case.</summary>
    public required string Keyword { get; init; }

    /// <summary>The keyword as written.</summary>
    public required string WrittenKeyword { get; init; }

    /// <summary>The instruction's place among all instructions, counted from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The first line, counted from 1: the line that engines name.</summary>
    public required int Line { get; init; }

    /// <summary>The column of the keyword, counted from 1 in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>The last line, that of the last here-document included.</summary>
    public required int EndLine { get; init; }

    /// <summary>The lines as written, without the last line's end.</summary>
    public required string Text { get; init; }

    /// <summary>Everything after the keyword and its flags, continued lines joined, comments and escapes of line ends removed.</summary>
    public required string Arguments { get; init; }

    /// <summary>The flags, in their order.</summary>
    public required IReadOnlyList<DockerfileFlag> Flags { get; init; }

    /// <summary>
    /// The arguments one by one: the strings of the JSON form; one word for a shell command; name and value for the old form of
    /// <c>ENV</c> and <c>LABEL</c>; else what white space parts.
    /// </summary>
    public required IReadOnlyList<DockerfileWord> Words { get; init; }

    /// <summary>Whether the arguments are a JSON array of strings.</summary>
    public required bool IsJson { get; init; }

    /// <summary>The here-documents, in their order.</summary>
    public required IReadOnlyList<DockerfileHeredoc> Heredocs { get; init; }

    /// <summary>The comment lines above the instruction, without <c>#</c> and the white space around them.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>The instruction that <c>ONBUILD</c> keeps for later.</summary>
    public DockerfileInstruction? Trigger { get; init; }

    /// <summary>The mounts of a <c>RUN</c>, in their order; a trigger has its own.</summary>
    public IReadOnlyList<DockerfileMount> Mounts => _mounts ??= MountReader.Read(this);

    /// <summary>
    /// Every use of a variable that the builder expands in the instruction, in the order of the file: not those of a shell's command,
    /// which the shell expands. A trigger has its own.
    /// </summary>
    public IReadOnlyList<DockerfileVariable> Variables => _variables ??= VariableReader.Read(this);

    /// <summary>Where words and flags stand in the source.</summary>
    internal InstructionPlaces Places { get; }

    /// <summary>The value of a flag, or <see langword="null"/>.</summary>
    public string? FlagValue(string name) => Flags.LastOrDefault(flag => flag.Name == name)?.Value;

    /// <summary>Keyword and arguments on one line.</summary>
    public override string ToString() => string.Join(" ", [Keyword, .. Flags.Select(flag => flag.ToString()), Arguments]).TrimEnd();
}
