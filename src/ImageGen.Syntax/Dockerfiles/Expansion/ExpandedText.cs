namespace ImageGen.Dockerfiles;

/// <summary>A part of an instruction in which the builder expands variables.</summary>
/// <param name="Text">The part as the builder sees it.</param>
/// <param name="Offset">The offset in the source of a character of it, or of its end.</param>
/// <param name="Options">How quotes are read in it.</param>
/// <param name="Escape">The character that escapes another one in it.</param>
/// <param name="Place">Which part it is.</param>
internal sealed record ExpandedText(string Text, Func<int, int> Offset, ShellLexerOptions Options, char Escape, ExpandedPlace Place = default);

/// <summary>Where in an instruction an <see cref="ExpandedText"/> stands.</summary>
/// <param name="Kind">What holds it.</param>
/// <param name="Index">Which flag, word or here-document it is in, counted from 0.</param>
/// <param name="Name">The flag's name; that of the field for a mount.</param>
internal readonly record struct ExpandedPlace(ExpandedKind Kind, int Index, string? Name = null);

/// <summary>What holds an <see cref="ExpandedText"/>.</summary>
internal enum ExpandedKind
{
    /// <summary>The value of a flag.</summary>
    Flag,

    /// <summary>The value of a mount's field.</summary>
    MountField,

    /// <summary>A word, or the name before its <c>=</c>.</summary>
    Word,

    /// <summary>What follows the <c>=</c> of a word.</summary>
    Value,

    /// <summary>A here-document.</summary>
    Heredoc,
}
