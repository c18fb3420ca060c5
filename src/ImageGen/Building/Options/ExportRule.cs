namespace ImageGen.Building.Options;

/// <summary>Adds an option to the attributes of an image exporter.</summary>
/// <param name="options">The options of the build.</param>
/// <param name="exporter">The exporter's type, as in BuildKit's API.</param>
/// <param name="attributes">The exporter's attributes.</param>
internal delegate void ExportRule(ImageBuildOptions options, string exporter, IDictionary<string, string> attributes);
