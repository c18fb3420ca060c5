using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>The grammars as automata. A test compares them with the grammars.</summary>
internal static class TextAutomata
{
    private static readonly TextAutomaton Reference = new(
        [PathAtom, Tag, DigestValue],
        (Begin, IsAlphanumeric, Host), (Begin, Match('['), AddressBegin), (Begin, IsLowerAlphanumeric, PathAtom),
        (Host, IsAlphanumeric, Host), (Host, Match('-'), HostDash), (Host, Match('.'), HostPeriod), (Host, Match(':'), PortBegin), (Host, Match('/'), PathBegin),
        (HostDash, Match('-'), HostDash), (HostDash, IsAlphanumeric, Host),
        (HostPeriod, IsAlphanumeric, Host),
        (AddressBegin, IsAddress, Address), (Address, IsAddress, Address), (Address, Match(']'), AddressEnd),
        (AddressEnd, Match(':'), PortBegin), (AddressEnd, Match('/'), PathBegin),
        (PortBegin, IsDigit, Port), (Port, IsDigit, Port), (Port, Match('/'), PathBegin),
        (PathBegin, IsLowerAlphanumeric, PathAtom),
        (PathAtom, IsLowerAlphanumeric, PathAtom), (PathAtom, Match('/'), PathBegin), (PathAtom, Match('.'), PathSeparator),
        (PathAtom, Match('_'), PathUnderscore), (PathAtom, Match('-'), PathDash), (PathAtom, Match(':'), TagBegin), (PathAtom, Match('@'), DigestBegin),
        (PathSeparator, IsLowerAlphanumeric, PathAtom),
        (PathUnderscore, Match('_'), PathSeparator), (PathUnderscore, IsLowerAlphanumeric, PathAtom),
        (PathDash, Match('-'), PathDash), (PathDash, IsLowerAlphanumeric, PathAtom),
        (TagBegin, IsWord, Tag), (Tag, IsTagCharacter, Tag), (Tag, Match('@'), DigestBegin),
        (DigestBegin, IsLowerAlphanumeric, DigestAlgorithm), (DigestAlgorithm, IsLowerAlphanumeric, DigestAlgorithm),
        (DigestAlgorithm, Match(':'), DigestColon), (DigestColon, IsLowerHexadecimal, DigestValue), (DigestValue, IsLowerHexadecimal, DigestValue));

    private static readonly TextAutomaton TagAlone = new([1], (0, IsWord, 1), (1, IsTagCharacter, 1));

    private static readonly TextAutomaton DigestAlone = new(
        [3],
        (0, IsLowerAlphanumeric, 1), (1, IsLowerAlphanumeric, 1), (1, Match(':'), 2), (2, IsLowerHexadecimal, 3), (3, IsLowerHexadecimal, 3));

    /// <summary>The operating system (1) with options (2, 3), the architecture (5) and the variant (7).</summary>
    private static readonly TextAutomaton Platform = new(
        [1, 3, 5, 7],
        (0, IsSystem, 1), (1, IsSystem, 1), (1, Match('('), 2), (2, static c => c != ')', 2), (2, Match(')'), 3), (1, Match('/'), 4), (3, Match('/'), 4),
        (4, IsTagCharacter, 5), (5, IsTagCharacter, 5), (5, Match('/'), 6), (6, IsTagCharacter, 7), (7, IsTagCharacter, 7));

    private const int Begin = 0;
    private const int Host = 1;
    private const int HostDash = 2;
    private const int HostPeriod = 3;
    private const int AddressBegin = 4;
    private const int Address = 5;
    private const int AddressEnd = 6;
    private const int PortBegin = 7;
    private const int Port = 8;
    private const int PathBegin = 9;
    private const int PathAtom = 10;
    private const int PathSeparator = 11;
    private const int PathUnderscore = 12;
    private const int PathDash = 13;
    private const int TagBegin = 14;
    private const int Tag = 15;
    private const int DigestBegin = 16;
    private const int DigestAlgorithm = 17;
    private const int DigestColon = 18;
    private const int DigestValue = 19;

    public static TextAutomaton Get(TextKind kind) => kind switch
    {
        TextKind.Reference => Reference,
        TextKind.Tag => TagAlone,
        TextKind.Digest => DigestAlone,
        TextKind.Platform => Platform,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no grammar of this kind."),
    };

    private static Func<char, bool> Match(char wanted) => c => c == wanted;

    private static bool IsAddress(char c) => IsHexadecimal(c) || c == ':';

    private static bool IsSystem(char c) => IsWord(c) || c == '-';
}
