namespace ImageGen.Generator.Tests.UserCode;

/// <summary>A user's project with what the analyzers reported, from the first place to the last.</summary>
internal sealed class AnalyzedProject(Compilation compilation, IEnumerable<Diagnostic> reported)
{
    /// <summary>What <c>#pragma</c> and attributes did not silence.</summary>
    public IReadOnlyList<Diagnostic> Reported { get; } =
    [
        .. reported.Where(static diagnostic => !diagnostic.IsSuppressed)
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start),
    ];

    /// <summary>Fails unless this is all that was reported, each with the source text that it points at.</summary>
    public void AssertReported(params (string Id, string At)[] expected)
    {
        AssertCompiles();
        Assert.Equal(expected, Reported.Select(static diagnostic => (diagnostic.Id, CompiledProject.TextAt(diagnostic.Location))));
    }

    /// <summary>The one thing that was reported.</summary>
    public Diagnostic AssertReported(string id, string at)
    {
        AssertReported((id, at));
        return Reported[0];
    }

    public void AssertNothingReported() => AssertReported([]);

    /// <summary>A test's code that does not compile tests nothing.</summary>
    private void AssertCompiles() => Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}
