using System.CommandLine;
using ImageGen.CommandLine.Values;

namespace ImageGen.CommandLine.Flags;

/// <summary>
/// The build arguments: <c>--build-arg</c>, and an option for each argument that a Dockerfile declares. <c>--version</c> sets <c>VERSION</c> in every
/// selected image that declares it, and <c>--shop-api.version</c> in one image. An argument whose option would have the name of another option has
/// only the second form.
/// </summary>
internal sealed class ArgumentFlags
{
    private readonly Option<IReadOnlyList<NamedValue>> _buildArg = ValueOption.List(
        ["--build-arg"], "NAME=value", "A build argument. Without '=value', it has the value of the environment variable.", NamedValue.ReadArgument);

    private readonly List<ArgumentOption> _typed = [];

    /// <param name="images">The images.</param>
    /// <param name="reserved">The names of all other options.</param>
    public ArgumentFlags(IReadOnlyList<DeclaredImage> images, IReadOnlySet<string> reserved)
    {
        var declared = images.SelectMany(image => image.Arguments.DistinctBy(argument => argument.OptionName).Select(argument => (Image: image, Argument: argument))).ToList();
        foreach (var alike in declared.GroupBy(use => use.Argument.OptionName, StringComparer.Ordinal).Where(alike => !reserved.Contains("--" + alike.Key)))
        {
            _typed.Add(new ArgumentOption(Create("--" + alike.Key), [.. alike], IsQualified: false));
        }

        _typed.AddRange(declared.Select(use => new ArgumentOption(Create($"--{use.Image.Name}.{use.Argument.OptionName}"), [use], IsQualified: true)));

        static Option<string> Create(string name) => new(name) { Hidden = true, HelpName = "value", Arity = ArgumentArity.ExactlyOne };
    }

    /// <summary>The options of single arguments.</summary>
    public IReadOnlyList<ArgumentOption> Typed => _typed;

    public void AddTo(Command command)
    {
        command.Options.Add(_buildArg);
        foreach (var typed in _typed)
        {
            command.Options.Add(typed.Option);
        }
    }

    /// <summary>Returns the option that the help and the errors name for an argument of an image.</summary>
    public ArgumentOption? OptionFor(DeclaredImage image, DeclaredArgument argument) => _typed.Find(typed => typed.ArgumentOf(image) == argument);

    /// <summary>Returns the values for an image. An option of one image takes precedence over one of several, and this over <c>--build-arg</c>.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="image">The image.</param>
    /// <param name="selected">All images of the command.</param>
    public IReadOnlyDictionary<string, string?> ValuesFor(ParseResult result, DeclaredImage image, IReadOnlyList<DeclaredImage> selected)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var argument in GetBuildArgs(result).Where(argument => AppliesTo(argument.Name, image, selected)))
        {
            values[argument.Name] = argument.Value;
        }

        // The options of one image come last.
        foreach (var typed in _typed)
        {
            if (typed.ArgumentOf(image) is { } argument && result.GetResult(typed.Option) is { } given)
            {
                values[argument.Name] = given.GetValueOrDefault<string>();
            }
        }

        return values;
    }

    public IReadOnlyList<NamedValue> GetBuildArgs(ParseResult result) => result.GetValue(_buildArg) ?? [];

    /// <summary>Whether any builder accepts the argument without a declaration: a proxy, or a setting of BuildKit.</summary>
    public static bool IsPredefined(string name) => DockerfilePredefined.Contains(name) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);

    public static bool Declares(DeclaredImage image, string name) => image.Arguments.Any(argument => argument.Name == name);

    /// <summary>An argument is for the images that declare it. If none does, it is for those whose Dockerfile is unknown.</summary>
    private static bool AppliesTo(string name, DeclaredImage image, IReadOnlyList<DeclaredImage> selected) =>
        Declares(image, name) || IsPredefined(name) || (!image.IsDockerfileKnown && !selected.Any(other => Declares(other, name)));
}
