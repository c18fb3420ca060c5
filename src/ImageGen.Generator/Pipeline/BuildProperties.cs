using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Pipeline;

/// <summary>The MSBuild properties that the generator reads.</summary>
/// <param name="DefaultNamespace"><c>ImageGenDefaultNamespace</c>, as written; <see langword="null"/> if it is empty.</param>
/// <param name="BaseRegistry"><c>ImageGenBaseRegistry</c>, as written; <see langword="null"/> if it is empty.</param>
internal sealed record BuildProperties(string? DefaultNamespace, string? BaseRegistry)
{
    public const string DefaultNamespaceProperty = "ImageGenDefaultNamespace";
    public const string BaseRegistryProperty = "ImageGenBaseRegistry";

    /// <summary>Provides the properties as a record, because the options are a new object in every compilation.</summary>
    public static IncrementalValueProvider<BuildProperties> In(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => From(options.GlobalOptions))
            .WithTrackingName(TrackingNames.BuildProperties);

    public static BuildProperties From(AnalyzerConfigOptions options) => new(Read(options, DefaultNamespaceProperty), Read(options, BaseRegistryProperty));

    /// <summary>Reads the value of a property; <see langword="null"/> if it is empty or the build does not pass it.</summary>
    public static string? Read(AnalyzerConfigOptions options, string property) =>
        IsTold(options, property) && options.TryGetValue("build_property." + property, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Whether the build passes the property, even if it is empty. It does if the package's props are imported.</summary>
    public static bool IsTold(AnalyzerConfigOptions options, string property) => options.TryGetValue("build_property." + property, out _);
}
