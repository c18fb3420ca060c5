using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageGen.Auto;

/// <summary>Writes Dockerfile instructions, and quotes each path and word as the instruction requires.</summary>
internal sealed class DockerfileText
{
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./+@");

    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly StringBuilder _text = new();

    public void Line(string line = "") => _text.Append(line).Append('\n');

    /// <summary>Copies files to the same paths as in the context, with one instruction for each folder.</summary>
    public void CopyFiles(IEnumerable<string> files)
    {
        foreach (var folder in files.GroupBy(FolderPath.FolderOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Copy([.. folder.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], folder.Key);
        }
    }

    /// <summary>Copies folders to the same paths as in the context, in the given order.</summary>
    public void CopyFolders(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            // In the classic builder, a pattern that ends with a slash matches nothing.
            Copy([folder.Length == 0 ? "." : folder == LiteralPattern(folder) ? folder + "/" : folder], folder);
        }
    }

    public void Entrypoint(ImmutableArray<string> words) => Line("ENTRYPOINT " + JsonList(words));

    /// <summary>Quotes a word for the shell of a RUN instruction.</summary>
    public static string ShellWord(string word) =>
        IsPlain(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    public override string ToString() => _text.ToString();

    private void Copy(ImmutableArray<string> sources, string folder)
    {
        var target = folder.Length == 0 ? "./" : folder + "/";
        Line(IsPlain(target) && sources.All(IsPlain)
            ? $"COPY {string.Join(' ', sources)} {target}"
            : "COPY " + JsonList([.. sources.Select(source => Unexpanded(LiteralPattern(source))), Unexpanded(target)]));
    }

    private static bool IsPlain(string word) => word[0] != '-' && !word.AsSpan().ContainsAnyExcept(PlainCharacters);

    /// <summary>Escapes a path, because a source of COPY is a pattern.</summary>
    private static string LiteralPattern(string path)
    {
        var pattern = new StringBuilder(path.Length);
        foreach (var character in path)
        {
            _ = character is '*' or '?' or '[' ? pattern.Append('[').Append(character).Append(']') : pattern.Append(character);
        }

        return pattern.ToString();
    }

    /// <summary>Escapes a path: the builder expands variables and removes quotes in every path, also in the JSON form.</summary>
    private static string Unexpanded(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (var character in path)
        {
            _ = character is '$' or '\'' or '"' or '\\' ? escaped.Append('\\').Append(character) : escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static string JsonList(ImmutableArray<string> words) =>
        "[" + string.Join(", ", words.Select(word => "\"" + JsonEncodedText.Encode(word, Readable) + "\"")) + "]";
}
