namespace ImageGen.Auto;

/// <summary>The errors in the output of a publish.</summary>
internal static class CompilerErrors
{
    private const string ErrorMark = " error ";

    /// <summary>The errors of the C# compiler for assemblies, namespaces, types and names that are missing, possibly with their file or package.</summary>
    private static readonly string[] MissingTypes = ["CS0006", "CS0012", "CS0103", "CS0234", "CS0246"];

    public static IEnumerable<string> Find(IEnumerable<string> output) => output.Where(static line => line.Contains(ErrorMark, StringComparison.Ordinal));

    /// <summary>Whether there are errors, and all of them are in the source code. The same code then fails everywhere.</summary>
    public static bool AreInSource(IEnumerable<string> output)
    {
        var errors = Find(output).ToList();
        return errors.Count > 0
            && errors.TrueForAll(static line => line.Contains(ErrorMark + "CS", StringComparison.Ordinal) && !MissingTypes.Any(code => line.Contains(ErrorMark + code, StringComparison.Ordinal)));
    }
}
