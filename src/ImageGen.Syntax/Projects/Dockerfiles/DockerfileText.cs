using System.Text;

namespace ImageGen.Projects.Dockerfiles;

/// <summary>Writes Dockerfile instructions, and quotes each path and word as the instruction requires.</summary>
internal sealed class DockerfileText
{
    /// <summary>More files of one folder than this are copied as a folder. The context has no others of it.</summary>
    private const int LargestList = 20;

    private readonly StringBuilder _text = new();

    public void Line(string line = "") => _text.Append(line).Append('\n');

    /// <summary>Sets a label. The builder expands no variable in it.</summary>
    public void Label(string key, string value) => Line($"LABEL {key}={Quoted(value)}");

    /// <summary>Sets an environment variable. The builder expands no variable in it.</summary>
    public void Variable(string name, string value) => Line($"ENV {name}={Quoted(value)}");

    public void Volumes(IReadOnlyList<string> folders) => Line("VOLUME " + JsonList([.. folders.Select(Unexpanded)]));

    public void HealthCheck(IReadOnlyList<string> words) => Line("HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD " + JsonList(words));

    public void Command(IReadOnlyList<string> words) => Line("CMD " + JsonList(words));

    /// <summary>Copies a file, or the content of a folder, to a path of the image.</summary>
    /// <param name="options">The options of the instruction, each with a space after it.</param>
    /// <param name="source">The path in the context.</param>
    /// <param name="target">The path in the image.</param>
    public void CopyTo(string options, string source, string target) =>
        Line($"COPY {options}" + (IsPlain(source) && IsPlain(target) ? $"{source} {target}" : JsonList([Unexpanded(LiteralPattern(source)), Unexpanded(target)])));

    /// <summary>Copies files to the same paths as in the context, with one instruction for each folder.</summary>
    public void CopyFiles(IEnumerable<string> files)
    {
        foreach (var folder in files.Distinct(StringComparer.Ordinal).GroupBy(FilePath.FolderOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (folder.Key.Length > 0 && folder.Count() > LargestList)
            {
                CopyFolders([folder.Key]);
            }
            else
            {
                Copy([.. folder.OrderBy(path => path, StringComparer.Ordinal)], folder.Key);
            }
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

    public void Entrypoint(IReadOnlyList<string> words) => Line("ENTRYPOINT " + JsonList(words));

    /// <summary>Quotes a word for the shell of a RUN instruction.</summary>
    public static string ShellWord(string word) =>
        word.Length > 0 && word.All(character => IsPlain(character) || character is '=' or ':' or ',' or '%') ? word : "'" + word.Replace("'", "'\\''") + "'";

    /// <summary>Quotes a path for an option of <c>--mount</c>: the options are fields of CSV in a word of the instruction.</summary>
    /// <exception cref="ProjectDockerfileException">No quotes make a path with spaces one word there.</exception>
    public static string MountPath(string path) =>
        IsPlain(path) ? path : throw new ProjectDockerfileException($"The package source '{path}' cannot be mounted, because its path has characters other than letters, digits and '-_./+@'. Rename the folder, or copy it into the repository.");

    /// <summary>Quotes a name for the pattern of <c>find -name</c>.</summary>
    public static string ShellPattern(string name) => ShellWord(string.Concat(name.Select(character => character is '*' or '?' or '[' or '\\' ? "\\" + character : character.ToString())));

    public override string ToString() => _text.ToString();

    private void Copy(IReadOnlyList<string> sources, string folder)
    {
        var target = folder.Length == 0 ? "./" : folder + "/";
        Line(IsPlain(target) && sources.All(IsPlain)
            ? $"COPY {string.Join(" ", sources)} {target}"
            : "COPY " + JsonList([.. sources.Select(source => Unexpanded(LiteralPattern(source))), Unexpanded(target)]));
    }

    private static string Quoted(string value) => $"\"{Unexpanded(value).Replace("\\'", "'")}\"";

    private static bool IsPlain(string word) => word[0] != '-' && word.All(IsPlain);

    private static bool IsPlain(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '/' or '+' or '@';

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

    private static string JsonList(IReadOnlyList<string> words) =>
        "[" + string.Join(", ", words.Select(word => JsonText.Quote(word))) + "]";
}
