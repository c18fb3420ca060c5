using System.CommandLine;
using ImageGen.CommandLine.Flags;

namespace ImageGen.CommandLine.Help;

/// <summary>The sections about the images of a command line: their build arguments, stages and secrets.</summary>
internal static class ImageSections
{
    public static IEnumerable<HelpSection> Create(BuildFlags flags, ParseResult result)
    {
        foreach (var image in flags.Subjects.Select(result))
        {
            if (image.Arguments.Count > 0)
            {
                yield return new HelpSection($"Build arguments of {image.Name}", [.. image.Arguments.Select(argument => Row(flags.Arguments, image, argument))]);
            }

            // Without an image, the sections would be longer than the options.
            if (flags.Subjects.IsGiven(result))
            {
                if (image.Stages.Count > 0)
                {
                    yield return new HelpSection($"Stages of {image.Name}", [.. image.Stages.Select(stage => (stage, ""))]);
                }

                if (image.Secrets.Count > 0)
                {
                    yield return new HelpSection($"Secrets of {image.Name}", [.. image.Secrets.Select(secret => ($"--secret id={secret.Id},env=<name>", Text(secret.Summary, secret.IsRequired, null)))]);
                }
            }
        }
    }

    private static (string Left, string Right) Row(ArgumentFlags arguments, DeclaredImage image, DeclaredArgument argument) => (
        arguments.OptionFor(image, argument) is { } option ? $"{option.Option.Name} <value>" : $"--build-arg {argument.Name}=<value>",
        Text(argument.Summary ?? $"The build argument {argument.Name}.", argument.IsRequired, argument.DefaultValue));

    private static string Text(string? summary, bool isRequired, string? value) =>
        string.Join(' ', new[] { summary, isRequired ? "(required)" : null, value is null ? null : $"[default: {value}]" }.OfType<string>()) is { Length: > 0 } text ? text : "Optional.";
}
