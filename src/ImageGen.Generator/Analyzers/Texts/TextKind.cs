namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>The kinds of texts that have a grammar.</summary>
internal enum TextKind
{
    None,
    Reference,
    Tag,
    Digest,
    Platform,
}
