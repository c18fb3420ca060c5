using Microsoft.CodeAnalysis.CSharp;

namespace ImageGen.Generator.Emission;

/// <summary>Writes values as C# source.</summary>
internal static class CSharpText
{
    /// <summary>Returns a string literal, or <c>null</c>.</summary>
    public static string Literal(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>Writes a text with a literal for each line, so that it can be read in the generated file.</summary>
    public static void WriteLines(SourceWriter writer, IReadOnlyList<string> lines, string end)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            writer.Line((i == 0 ? "    " : "    + ") + Literal(lines[i] + "\n") + (i == lines.Count - 1 ? end : ""));
        }
    }

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>Returns the identifier, with <c>@</c> if it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Returns the name of a type, with <c>@</c> if the compiler would warn that it can become a keyword (CS8981).</summary>
    public static string TypeName(string name) => name.All(static character => character is >= 'a' and <= 'z') ? "@" + name : Identifier(name);

    /// <summary>Returns the text for a line of an XML comment.</summary>
    public static string Documentation(string text)
    {
        var plain = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var isHalf = char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i) && (i == 0 || !char.IsSurrogatePair(text, i - 1));
            plain[i] = isHalf || IsRefused(text[i]) ? ' ' : text[i];
        }

        return new string(plain).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    /// <summary>Whether the character is invalid in XML or ends a line in C#.</summary>
    private static bool IsRefused(char character) => char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufffe' or '\uffff';
}
