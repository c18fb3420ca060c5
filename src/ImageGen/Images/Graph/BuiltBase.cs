namespace ImageGen.Images.Graph;

/// <summary>An image that was built because another one needs it.</summary>
/// <param name="Name">The name in the Dockerfile of the other image.</param>
/// <param name="Image">The image.</param>
/// <param name="Layout">The folder with the image in the OCI image layout, if nodes built it; <see langword="null"/> for other builders.</param>
internal sealed record BuiltBase(string Name, BuiltImage Image, string? Layout);
