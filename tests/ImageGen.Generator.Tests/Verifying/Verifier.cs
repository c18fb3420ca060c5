namespace ImageGen.Generator.Tests.Verifying;

/// <summary>
/// Compares a run of the generator with the files in <c>Snapshots</c>, by the conventions of Verify.SourceGenerators,
/// so that this folder can be deleted in favour of that package without touching a test or a snapshot.
/// </summary>
internal static class Verifier
{
    /// <summary>Fails unless each generated source and the diagnostics equal their verified files, and no verified file is left over.</summary>
    public static async Task Verify(GeneratorDriver driver)
    {
        var context = TestContext.Current;
        var test = context.TestClass!.TestClassSimpleName + "." + context.TestMethod!.MethodName;
        var folder = SnapshotFolder.Current;
        var targets = GeneratedTargets.From(driver.GetRunResult(), test);

        var problems = new List<string>();
        foreach (var target in targets)
        {
            if (await folder.CompareAsync(target) is { } problem)
            {
                problems.Add(problem);
            }
        }

        problems.AddRange(folder
            .VerifiedFilesOf(test)
            .Except(targets.Select(static target => target.VerifiedName), StringComparer.Ordinal)
            .Select(static stale => $"{stale} is stale: the test no longer produces it. Delete the file."));
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }
}
