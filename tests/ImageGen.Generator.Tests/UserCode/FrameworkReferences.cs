namespace ImageGen.Generator.Tests.UserCode;

/// <summary>What a user's project references: the framework that runs the tests, and the runtime library.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] Paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. Paths
            .Where(static path => (Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) && Path.GetFileName(path) != "System.CommandLine.dll")
                || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll"
                    or "ImageGen.dll" or "ImageGen.BuildKit.dll" or "ImageGen.Oci.dll" or "ImageGen.Syntax.dll" or "Microsoft.Extensions.Logging.Abstractions.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The command line, which programs may reference too.</summary>
    public static MetadataReference CommandLine => LazyCommandLine.Value;

    /// <summary>The references of the project ImageGen.Guides: the framework, ImageGen, and the packages beside which guides show it.</summary>
    public static ImmutableArray<MetadataReference> WithPackages => LazyWithPackages.Value;

    /// <summary>Not all tests that use this have the command line.</summary>
    private static readonly Lazy<MetadataReference> LazyCommandLine = new(static () => MetadataReference.CreateFromFile(Paths.Single(static path => Path.GetFileName(path) == "ImageGen.CommandLine.dll")));

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyWithPackages = new(static () =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "guide-references.txt")).Select(static path => MetadataReference.CreateFromFile(path))]);
}
