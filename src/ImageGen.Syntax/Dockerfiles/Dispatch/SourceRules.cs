using System.Text.RegularExpressions;

namespace ImageGen.Dockerfiles;

/// <summary>Checks the sources of <c>COPY</c> and <c>ADD</c>.</summary>
internal static class SourceRules
{
    private static readonly Regex Secure = new(@"\A[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>Whether a source is a repository that <c>ADD</c> clones.</summary>
    public static bool IsGit(string source)
    {
        if (source.StartsWith("git://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("ssh://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(source, UriKind.Absolute, out _);
        }

        return IsWeb(source)
            ? Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.AbsolutePath.EndsWith(".git", StringComparison.Ordinal)
            : Secure.IsMatch(source);
    }

    /// <summary>Whether a source is a file that <c>ADD</c> downloads.</summary>
    public static bool IsHttp(string source) =>
        (source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal)) && !IsGit(source);

    private static bool IsWeb(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the error of a source of <c>COPY</c>, or <see langword="null"/>.</summary>
    public static string? CheckCopy(string source) =>
        IsGit(source) ? "COPY does not support a Git repository. Use ADD."
        : IsHttp(source) ? "COPY does not support a URL. Use ADD."
        : null;

    /// <summary>Returns the error of the checksum of an <c>ADD</c>, or <see langword="null"/>.</summary>
    public static string? CheckChecksum(string checksum, IReadOnlyList<string?> sources)
    {
        if (checksum.Length == 0)
        {
            return null;
        }

        if (sources.Count != 1)
        {
            return "--checksum requires exactly one source. Use an ADD for each source.";
        }

        if (sources[0] is not { } source)
        {
            return null;
        }

        if (!IsHttp(source) && !IsGit(source))
        {
            return "--checksum requires a URL or a Git repository. Remove it for files of the context.";
        }

        return IsGit(source) || ImageDigest.TryParse(checksum, out _) ? null : $"'{checksum}' is not a valid checksum. Use sha256: and 64 hexadecimal digits.";
    }
}
