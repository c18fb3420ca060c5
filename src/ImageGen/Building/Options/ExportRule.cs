namespace ImageGen.Building.Options;

/// <summary>Adds an option to the attributes of an exporter that makes an image.</summary>
/// <param name="options">The options of the build.</param>
/// <param name="exporter">The exporter's type, in BuildKit's words.</param>
/// <param name="attributes">The exporter's attributes.</param>
internal delegate void ExportRule(ImageBuildOptions options, string exporter, IDictionary<string, string> attributes);
