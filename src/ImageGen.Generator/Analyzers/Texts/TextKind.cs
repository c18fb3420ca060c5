namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>What a text is meant to be.</summary>
internal enum TextKind
{
    None,
    Reference,
    Tag,
    Digest,
    Platform,
}
