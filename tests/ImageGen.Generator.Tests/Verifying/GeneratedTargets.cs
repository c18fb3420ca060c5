using System.Text.RegularExpressions;

namespace ImageGen.Generator.Tests.Verifying;

/// <summary>The texts of a run of the generator.</summary>
internal static partial class GeneratedTargets
{
    /// <summary>The sources and, if there are any, the diagnostics of a run.</summary>
    public static IReadOnlyList<SnapshotTarget> From(GeneratorDriverRunResult run, string test)
    {
        Assert.All(run.Results, static result => Assert.Null(result.Exception));
        var targets = run.Results
            .SelectMany(static result => result.GeneratedSources)
            .OrderBy(static source => source.HintName, StringComparer.Ordinal)
            .Select(source => new SnapshotTarget(
                $"{test}#{Path.GetFileNameWithoutExtension(source.HintName)}",
                "cs",
                $"//HintName: {source.HintName}\n{WithoutVersion(source.SourceText.ToString())}"))
            .ToList();
        if (!run.Diagnostics.IsEmpty)
        {
            targets.Add(new SnapshotTarget(test, "txt", DiagnosticText.Of(run.Diagnostics)));
        }

        return targets;
    }

    /// <summary>The package's version changes with each release; the snapshots need not.</summary>
    private static string WithoutVersion(string source) => Version().Replace(source, "$1{version}$2");

    [GeneratedRegex("""(GeneratedCode\("ImageGen\.Generator", ")[0-9.]+("\))""", RegexOptions.None, 1000)]
    private static partial Regex Version();
}
