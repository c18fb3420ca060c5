namespace ImageGen.Dockerfiles;

/// <summary>What a <see cref="ShellLexer"/> keeps as written.</summary>
[Flags]
internal enum ShellLexerOptions
{
    None = 0,

    /// <summary>Quotes stay in the result.</summary>
    KeepQuotes = 1,

    /// <summary>Escape characters stay in the result.</summary>
    KeepEscapes = 2,

    /// <summary>Variables without a value stay in the result.</summary>
    KeepUnset = 4,

    /// <summary>Quotes have no special meaning, as in here-documents.</summary>
    PlainQuotes = 8,
}
