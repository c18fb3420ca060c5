using System.CommandLine;
using ImageGen.CommandLine.Values;

namespace ImageGen.CommandLine.Flags;

/// <summary>The names and labels of the image: <c>--tag</c>, <c>--label</c>.</summary>
internal sealed class NameFlags
{
    private readonly Option<IReadOnlyList<TagOrName>> _tag = ValueOption.List(
        ["--tag", "-t"], "tag", "A tag of the image, or a full name like ghcr.io/acme/shop:1.4.0 as an additional name. Several are allowed.", TagOrName.Read);

    private readonly Option<IReadOnlyList<NamedValue>> _label = ValueOption.List(
        ["--label"], "key=value", "A label of the image. Several are allowed.", NamedValue.ReadLabel);

    public void AddTo(Command command)
    {
        command.Options.Add(_tag);
        command.Options.Add(_label);
    }

    public IReadOnlyList<ImageTag> GetTags(ParseResult result) => [.. Given(result).Select(value => value.Tag).OfType<ImageTag>()];

    public IReadOnlyList<ImageReference> GetNames(ParseResult result) => [.. Given(result).Select(value => value.Name).OfType<ImageReference>()];

    public void Set(ParseResult result, ImageBuildOptions options)
    {
        foreach (var tag in GetTags(result))
        {
            options.Tags.Add(tag);
        }

        foreach (var name in GetNames(result))
        {
            options.AdditionalNames.Add(name);
        }

        foreach (var label in result.GetValue(_label) ?? [])
        {
            options.Labels[label.Name] = label.Value!;
        }
    }

    private IReadOnlyList<TagOrName> Given(ParseResult result) => result.GetValue(_tag) ?? [];
}
