using System.CommandLine;
using ImageGen.CommandLine.Completion;
using ImageGen.CommandLine.Help;

namespace ImageGen.CommandLine.Commands;

/// <summary>The commands of a program.</summary>
internal sealed class ImagesRootCommand : RootCommand, IDetailedCommand
{
    private readonly IReadOnlyList<DeclaredImage> _images;

    private ImagesRootCommand(IReadOnlyList<DeclaredImage> images)
        : base(images.Count == 1 ? $"Builds and pushes the image {images[0].Name}." : $"Builds and pushes the {images.Count} images of this program.") => _images = images;

    public static RootCommand Create(IReadOnlyList<DeclaredImage> images)
    {
        var root = new ImagesRootCommand(images)
        {
            new BuildCommand(images),
            new PushCommand(images),
            new ListCommand(images),
            new InspectCommand(images),
            new CheckCommand(images),
            new GraphCommand(images),
            new EjectCommand(images),
            new CleanCommand(),
            new CompletionCommand(),
        };
        ImageHelp.AddTo(root);
        SuggestAction.AddTo(root);
        return root;
    }

    public IEnumerable<HelpSection> Sections(ParseResult result)
    {
        if (_images.Count > 0)
        {
            yield return new HelpSection("Images", [.. _images.Select(image => (image.Name, image.Summary ?? ""))]);
        }

        yield return new HelpSection("Examples", [
            ("build", "Build all images."),
            ("push --tag 1.4.0", "Build all images and push them with a tag."),
            .. _images.Take(1).Select(image => ($"build {image.Name} --help", "Show the build arguments and stages of an image.")),
        ]);
    }
}
