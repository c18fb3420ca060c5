using System.CommandLine;
using ImageGen.CommandLine.Running;
using ImageGen.CommandLine.Values;
using ImageGen.Dockerfiles.Checks;

namespace ImageGen.CommandLine.Flags;

/// <summary>Checks the options of a build that depend on each other or on the images, before anything starts.</summary>
internal static class BuildFlagChecks
{
    /// <exception cref="CommandLineException">An option does not fit the images.</exception>
    public static void Check(BuildFlags flags, ParseResult result, IReadOnlyList<DeclaredImage> selected)
    {
        CheckNames(flags.Names.GetNames(result), selected);
        CheckOutputs(flags.GetOutputs(result), selected);
        CheckValues(flags, result, selected);
        CheckRequired(flags, result, selected);
    }

    /// <summary>Checks the options that a check of Dockerfiles has too, which needs no complete build.</summary>
    public static void CheckValues(BuildFlags flags, ParseResult result, IReadOnlyList<DeclaredImage> selected)
    {
        CheckArguments(flags.Arguments, result, selected);
        CheckTarget(flags.Inputs.GetTarget(result), selected);
    }

    private static void CheckNames(IReadOnlyList<ImageReference> names, IReadOnlyList<DeclaredImage> selected)
    {
        if (names.Count > 0 && selected.Count > 1)
        {
            throw new CommandLineException($"--tag {names[0]} is the name of one image, and the command is for {selected.Count}. Name one image, or use a tag without a name.");
        }
    }

    private static void CheckOutputs(IReadOnlyList<OutputText> outputs, IReadOnlyList<DeclaredImage> selected)
    {
        if (selected.Count > 1 && outputs.Any(output => output.Path is not null))
        {
            throw new CommandLineException($"--output is the place of one result, and the command is for {selected.Count} images. Name one image.");
        }
    }

    private static void CheckArguments(ArgumentFlags arguments, ParseResult result, IReadOnlyList<DeclaredImage> selected)
    {
        foreach (var argument in arguments.GetBuildArgs(result))
        {
            if (!ArgumentFlags.IsPredefined(argument.Name) && selected.All(image => image.IsDockerfileKnown && !ArgumentFlags.Declares(image, argument.Name)))
            {
                var declared = selected.SelectMany(image => image.Arguments).Select(each => each.Name).Distinct(StringComparer.Ordinal).ToList();
                throw new CommandLineException($"--build-arg: the Dockerfile of {Names(selected)} declares no ARG {argument.Name}. "
                    + (new NameSuggestions().Find(argument.Name, declared) is { } meant ? $"Did you mean '{meant}'?" : declared.Count == 0 ? "Remove the argument." : $"It declares {string.Join(", ", declared)}."));
            }
        }

        foreach (var typed in arguments.Typed.Where(typed => result.GetResult(typed.Option) is not null && !selected.Any(image => typed.ArgumentOf(image) is not null)))
        {
            throw new CommandLineException($"{typed.Option.Name} is a build argument of {Names([.. typed.Uses.Select(use => use.Image)])}, which the command does not build. Remove the option, or name the image.");
        }
    }

    private static void CheckTarget(string? target, IReadOnlyList<DeclaredImage> selected)
    {
        foreach (var image in selected)
        {
            if (target is not null && image.IsDockerfileKnown && !target.All(char.IsAsciiDigit) && !image.Stages.Contains(target, StringComparer.OrdinalIgnoreCase))
            {
                throw new CommandLineException($"--target: the Dockerfile of {image.Name} has no stage '{target}'. "
                    + (new NameSuggestions().Find(target, image.Stages) is { } meant ? $"Did you mean '{meant}'?" : image.Stages.Count == 0 ? "Remove the option: no stage has a name." : $"Its stages are {string.Join(", ", image.Stages)}."));
            }
        }
    }

    private static void CheckRequired(BuildFlags flags, ParseResult result, IReadOnlyList<DeclaredImage> selected)
    {
        // A build of another stage than the image's may need less, so the builder decides.
        if (flags.Inputs.GetTarget(result) is not null)
        {
            return;
        }

        var secrets = flags.Inputs.GetSecrets(result).Select(secret => secret.Id).ToHashSet(StringComparer.Ordinal);
        var contexts = flags.Inputs.GetContexts(result).Select(context => context.Name).ToHashSet(StringComparer.Ordinal);
        // A context replaces the stage with its name, and what that stage needs.
        foreach (var image in selected.Where(image => !image.Stages.Any(contexts.Contains)))
        {
            var values = flags.Arguments.ValuesFor(result, image, selected);
            string[] missing =
            [
                .. image.Arguments.Where(argument => argument.IsRequired && values.GetValueOrDefault(argument.Name) is null).Select(argument => flags.Arguments.OptionFor(image, argument) is { } typed ? $"{typed.Option.Name} VALUE" : $"--build-arg {argument.Name}=VALUE"),
                .. image.Secrets.Where(secret => secret.IsRequired && !secrets.Contains(secret.Id)).Select(secret => $"--secret id={secret.Id},env=VARIABLE"),
            ];
            if (missing.Length > 0)
            {
                throw new CommandLineException($"The Dockerfile of {image.Name} needs values that have no default. Add {string.Join(" ", missing)}.");
            }
        }
    }

    private static string Names(IReadOnlyList<DeclaredImage> images) => string.Join(", ", images.Select(image => image.Name));
}
