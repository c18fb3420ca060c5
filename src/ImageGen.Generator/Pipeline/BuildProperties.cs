using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Pipeline;

/// <summary>The MSBuild properties that the generator obeys.</summary>
/// <param name="DefaultNamespace"><c>ImageGenDefaultNamespace</c>, as written; <see langword="null"/> where it is empty.</param>
/// <param name="BaseRegistry"><c>ImageGenBaseRegistry</c>, as written; <see langword="null"/> where it is empty.</param>
internal sealed record BuildProperties(string? DefaultNamespace, string? BaseRegistry)
{
    public const string DefaultNamespaceProperty = "ImageGenDefaultNamespace";
    public const string BaseRegistryProperty = "ImageGenBaseRegistry";

    /// <summary>Only this small record leaves the options, which are a new object in every compilation.</summary>
    public static IncrementalValueProvider<BuildProperties> In(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => new BuildProperties(
                Read(options.GlobalOptions, DefaultNamespaceProperty),
                Read(options.GlobalOptions, BaseRegistryProperty)))
            .WithTrackingName(TrackingNames.BuildProperties);

    /// <summary>A property's value; <see langword="null"/> where it is empty or the build does not tell it.</summary>
    public static string? Read(AnalyzerConfigOptions options, string property) =>
        IsTold(options, property) && options.TryGetValue("build_property." + property, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Whether the build tells the property at all, be it empty: it does where the package's props are in force.</summary>
    public static bool IsTold(AnalyzerConfigOptions options, string property) => options.TryGetValue("build_property." + property, out _);
}
