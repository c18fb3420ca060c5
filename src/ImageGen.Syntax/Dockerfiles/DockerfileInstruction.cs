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

    /// <summary>The index of the instruction in the file, counted from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The first line, counted from 1. Engines report this line.</summary>
    public required int Line { get; init; }

    /// <summary>The column of the keyword, counted from 1 in UTF-16 units.</summary>
    public required int Column { get; init; }

    /// <summary>The last line, including here-documents.</summary>
    public required int EndLine { get; init; }

    /// <summary>The lines as written, without the end of the last line.</summary>
    public required string Text { get; init; }

    /// <summary>The text after the keyword and its flags. Continued lines are joined, and comments and line continuations are removed.</summary>
    public required string Arguments { get; init; }

    /// <summary>The flags, in their order.</summary>
    public required IReadOnlyList<DockerfileFlag> Flags { get; init; }

    /// <summary>
    /// The single arguments: the strings of a JSON array, one word for a shell command, or the name and value in the old form of <c>ENV</c> and
    /// <c>LABEL</c>. Otherwise white space separates them.
    /// </summary>
    public required IReadOnlyList<DockerfileWord> Words { get; init; }

    /// <summary>Whether the arguments are a JSON array of strings.</summary>
    public required bool IsJson { get; init; }

    /// <summary>The here-documents, in their order.</summary>
    public required IReadOnlyList<DockerfileHeredoc> Heredocs { get; init; }

    /// <summary>The comment lines above the instruction, without <c>#</c> and surrounding white space.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>The instruction of an <c>ONBUILD</c>, which runs in a stage that is based on this one.</summary>
    public DockerfileInstruction? Trigger { get; init; }

    /// <summary>The mounts of a <c>RUN</c>, in their order. Those of a trigger belong to <see cref="Trigger"/>.</summary>
    public IReadOnlyList<DockerfileMount> Mounts => _mounts ??= MountReader.Read(this);

    /// <summary>
    /// All uses of variables that the builder expands in the instruction, in the order of the file. Variables of a shell command are not included,
    /// because the shell expands them. Those of a trigger belong to <see cref="Trigger"/>.
    /// </summary>
    public IReadOnlyList<DockerfileVariable> Variables => _variables ??= VariableReader.Read(this);

    /// <summary>The positions of words and flags in the source.</summary>
    internal InstructionPlaces Places { get; }

    /// <summary>Returns the value of a flag, or <see langword="null"/>.</summary>
    public string? FlagValue(string name) => Flags.LastOrDefault(flag => flag.Name == name)?.Value;

    /// <summary>Returns keyword, flags and arguments in one line.</summary>
    public override string ToString() => string.Join(" ", [Keyword, .. Flags.Select(flag => flag.ToString()), Arguments]).TrimEnd();
}
