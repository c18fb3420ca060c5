using System.CommandLine;

namespace ImageGen.CommandLine.Flags;

/// <summary>An option for the build arguments with one name: of all images that declare it, or of one image.</summary>
/// <param name="Option">The option. It is hidden, because the help lists it with its image.</param>
/// <param name="Uses">The images that declare the argument, with its declaration.</param>
/// <param name="IsQualified">Whether the name of the option contains that of its only image.</param>
internal sealed record ArgumentOption(Option<string> Option, IReadOnlyList<(DeclaredImage Image, DeclaredArgument Argument)> Uses, bool IsQualified)
{
    /// <summary>The declaration in an image; <see langword="null"/> if the option has no effect on it.</summary>
    public DeclaredArgument? ArgumentOf(DeclaredImage image) => Uses.FirstOrDefault(use => use.Image == image).Argument;
}
