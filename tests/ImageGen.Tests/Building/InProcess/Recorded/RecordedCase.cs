namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>A Dockerfile with the image that BuildKit makes of it.</summary>
/// <param name="Name">What the Dockerfile tests.</param>
/// <param name="Dockerfile">The text of the Dockerfile.</param>
/// <param name="Image">The image as <see cref="ImageText"/> writes it, or why BuildKit refuses the build; empty before it was recorded.</param>
internal sealed record RecordedCase(string Name, string Dockerfile, string Image);
