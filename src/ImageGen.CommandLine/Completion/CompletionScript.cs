using System.Text;

namespace ImageGen.CommandLine.Completion;

/// <summary>The script with which a shell completes the command lines of this program. It runs the program with the directive <c>[suggest]</c>.</summary>
internal static class CompletionScript
{
    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>Creates the script for a program with this name.</summary>
    public static string Create(string shell, string program)
    {
        using var stream = typeof(CompletionScript).Assembly.GetManifestResourceStream("completion." + shell)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd()
            .Replace("@NAME@", program, StringComparison.Ordinal)
            .Replace("@FUNCTION@", FunctionName(program), StringComparison.Ordinal);
    }

    private static string FunctionName(string program) => string.Concat(program.Select(static character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
}
