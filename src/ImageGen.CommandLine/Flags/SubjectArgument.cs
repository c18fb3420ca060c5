using System.CommandLine;
using System.CommandLine.Parsing;
using ImageGen.Dockerfiles.Checks;

namespace ImageGen.CommandLine.Flags;

/// <summary>The argument with the names of images. Without it, a command is for all images.</summary>
internal sealed class SubjectArgument
{
    /// <summary>How many names a description contains.</summary>
    private const int MaxListed = 8;

    private readonly IReadOnlyList<DeclaredImage> _images;

    public SubjectArgument(IReadOnlyList<DeclaredImage> images)
    {
        _images = images;
        Argument = new NamesArgument(this)
        {
            HelpName = "image",
            Description = images.Count <= MaxListed ? $"The images. Default: all ({string.Join(", ", images.Select(image => image.Name))})." : $"The images. Default: all {images.Count}, which 'list' shows.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Argument.CompletionSources.Add(context => _images.Select(image => image.Name).Except(NamesIn(context.ParseResult), StringComparer.Ordinal));
        Argument.Validators.Add(Check);
    }

    public Argument<string[]> Argument { get; }

    /// <summary>Returns the errors about names that no image has. A command line that asks for help has them, too.</summary>
    public static IEnumerable<string> FindErrors(ParseResult result) =>
        result.CommandResult.Command.Arguments.OfType<NamesArgument>().SelectMany(argument => argument.Subjects.FindUnknownNames(result));

    /// <summary>Returns the images of a command line, in its order and each once.</summary>
    public IReadOnlyList<DeclaredImage> Select(ParseResult result)
    {
        var names = NamesIn(result);
        return names.Count == 0 ? _images : [.. names.Select(Find).OfType<DeclaredImage>().Distinct()];
    }

    /// <summary>Whether the command line names images.</summary>
    public bool IsGiven(ParseResult result) => NamesIn(result).Any(name => Find(name) is not null);

    /// <summary>Returns the name of an image for the help.</summary>
    public string NameForExample(ParseResult result) => Select(result).FirstOrDefault()?.Name ?? "IMAGE";

    private List<string> NamesIn(ParseResult result) => [.. result.GetResult(Argument)?.Tokens.Select(token => token.Value) ?? []];

    /// <summary>Finds an image by its name or by the name of its class.</summary>
    private DeclaredImage? Find(string name) => _images.FirstOrDefault(image => image.Name == name) ?? _images.FirstOrDefault(image => image.ClassName == name);

    private void Check(ArgumentResult result)
    {
        // An option that does not exist is parsed as an argument.
        foreach (var token in result.Tokens.Where(token => Find(token.Value) is null))
        {
            result.AddError(token.Value.StartsWith('-') ? OptionError(token.Value, (result.Parent as CommandResult)?.Command) : ImageError(token.Value));
        }
    }

    private IEnumerable<string> FindUnknownNames(ParseResult result)
    {
        // For an unknown option, the help is the answer, and the next word may be its value.
        var names = NamesIn(result);
        return names.Exists(name => name.StartsWith('-')) ? [] : names.Where(name => Find(name) is null).Select(ImageError);
    }

    /// <summary>A name of two letters is similar to every other one.</summary>
    private string ImageError(string name) => name.Length > 2 && new NameSuggestions().Find(name, _images.Select(image => image.Name)) is { } meant
        ? $"There is no image '{name}'. Did you mean '{meant}'?"
        : $"There is no image '{name}'. The images are {string.Join(", ", _images.Select(image => image.Name))}.";

    private static string OptionError(string written, Command? command)
    {
        var name = written.Split('=', ':')[0];
        var names = command?.Options.SelectMany(option => option.Aliases.Append(option.Name)) ?? [];
        return new NameSuggestions().Find(name, names) is { } meant
            ? $"'{name}' is not an option of '{command?.Name}'. Did you mean '{meant}'?"
            : $"'{name}' is not an option of '{command?.Name}'. '{command?.Name} --help' lists the options.";
    }

    private sealed class NamesArgument(SubjectArgument subjects) : Argument<string[]>("image")
    {
        public SubjectArgument Subjects => subjects;
    }
}
