using ImageGen.Building.Requests;

namespace ImageGen.Building.Failures;

/// <summary>The instruction for an image that may be a named context which the build does not have.</summary>
internal static class NamedContextAdvice
{
    /// <summary>Creates the instruction, with a space before it; empty if the name does not look like that of a context.</summary>
    public static string Create(BuildFailure failure)
    {
        if (failure is not { IsPullFailure: true, Image: { } image, Instruction.Text: { } instruction })
        {
            return "";
        }

        // Most contexts have a simple name. A registry, a namespace, a tag or a digest is for an image.
        var name = ContextNames.Find(image.ToString());
        return name is null || name.AsSpan().ContainsAny("/.:@") || !IsWritten(name, instruction)
            ? ""
            : $" If '{name}' is a named context, add it to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.NamedContexts)}, or on the command line with --build-context {name}=FOLDER.";
    }

    /// <summary>Whether the instruction contains the name without a tag. An argument or another named context can also be the reason of a pull.</summary>
    private static bool IsWritten(string name, string instruction) =>
        instruction.Split([' ', '\t', '=', ',', '\n', '\r']).Contains(name, StringComparer.OrdinalIgnoreCase);
}
