using System.Text.RegularExpressions;

namespace ImageGen.BuildKit.Failures;

/// <summary>Reduces the error texts of daemons and engines to the part that a person needs.</summary>
public static partial class FailureText
{
    /// <summary>The texts around the command of a failed step, and what replaces all of it. In this order: BuildKit before 0.10, BuildKit since 0.10, the classic builder.</summary>
    private static readonly (string Start, string End, string Replacement)[] Commands =
    [
        ("executor failed running [", "]: exit code: ", "exit code: "),
        ("process \"", "\" did not complete successfully: ", ""),
        ("The command '", "' returned a non-zero code: ", "exit code: "),
    ];

    /// <summary>
    /// Removes the names of a daemon's internal parts, the gRPC statuses, and the command of the failed step, which the name of the step
    /// contains. The rest of the text is unchanged.
    /// </summary>
    /// <param name="text">The error of a build, or <see cref="Vertex.Error"/>.</param>
    public static string Simplify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shortened = Locate(text) is (var start, var end, var replacement, _) ? string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end)) : text;
        return Parts().Replace(Nesting().Replace(shortened, ""), "");
    }

    /// <summary>Finds the command that <see cref="Simplify"/> removes; <see langword="null"/> if the text contains none.</summary>
    internal static string? FindCommand(string text)
    {
        const string Shell = "/bin/sh -c ";
        return Locate(text) is not (_, _, _, var command) ? null : command.StartsWith(Shell, StringComparison.Ordinal) ? command[Shell.Length..] : command;
    }

    private static (int Start, int End, string Replacement, string Command)? Locate(string text)
    {
        foreach (var (start, end, replacement) in Commands)
        {
            // The command may contain any text, so the last end is the right one.
            if (text.IndexOf(start, StringComparison.Ordinal) is >= 0 and var first && text.LastIndexOf(end, StringComparison.Ordinal) is var last && last >= first + start.Length)
            {
                return (first, last + end.Length, replacement, text[(first + start.Length)..last]);
            }
        }

        return null;
    }

    // Older daemons put the text of one status into another.
    [GeneratedRegex(@"rpc error: code = \S+ desc = |failed to resolve source metadata for \S+: ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Nesting();

    // In this order: BuildKit, Buildah.
    [GeneratedRegex(
        @"^(failed to solve( with frontend \S+)?: |failed to (build|load) LLB: |failed to create LLB definition: "
        + @"|failed to (compute|load) cache key: |failed to calculate checksum of ref \S+: "
        + @"|building at STEP "".*?"": |while running runtime: )+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex Parts();
}
