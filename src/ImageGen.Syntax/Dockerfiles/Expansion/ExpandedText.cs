namespace ImageGen.Dockerfiles;

/// <summary>A part of an instruction in which the builder expands variables.</summary>
/// <param name="Text">The part as the builder reads it.</param>
/// <param name="Offset">The offset in the source of a character of the part, or of its end.</param>
/// <param name="Options">How quotes are read in it.</param>
/// <param name="Escape">The escape character in it.</param>
/// <param name="Place">The kind and position of the part.</param>
internal sealed record ExpandedText(string Text, Func<int, int> Offset, ShellLexerOptions Options, char Escape, ExpandedPlace Place = default);

/// <summary>The position of an <see cref="ExpandedText"/> in an instruction.</summary>
/// <param name="Kind">The element that contains it.</param>
/// <param name="Index">The index of the flag, word or here-document, counted from 0.</param>
/// <param name="Name">The name of the flag; for a mount that of the field.</param>
internal readonly record struct ExpandedPlace(ExpandedKind Kind, int Index, string? Name = null);

/// <summary>The element that contains an <see cref="ExpandedText"/>.</summary>
internal enum ExpandedKind
{
    /// <summary>The value of a flag.</summary>
    Flag,

    /// <summary>The value of a field of a mount.</summary>
    MountField,

    /// <summary>A word, or the name before its <c>=</c>.</summary>
    Word,

    /// <summary>The text after the <c>=</c> of a word.</summary>
    Value,

    /// <summary>A here-document.</summary>
    Heredoc,
}
