using System.CommandLine;
using ImageGen.CommandLine.Completion;
using ImageGen.CommandLine.Help;

namespace ImageGen.CommandLine.Commands;

/// <summary>The commands of a program.</summary>
internal static class ImagesRootCommand
{
    public static RootCommand Create(IReadOnlyList<DeclaredImage> images)
    {
        var root = new RootCommand(images.Count == 1 ? $"Builds and pushes the image {images[0].Name}." : $"Builds and pushes the images of this program: {string.Join(", ", images.Select(image => image.Name))}.")
        {
            new BuildCommand(images),
            new PushCommand(images),
            new ListCommand(images),
            new InspectCommand(images),
            new CheckCommand(images),
            new EjectCommand(images),
            new CleanCommand(),
            new CompletionCommand(),
        };
        ImageHelp.AddTo(root);
        SuggestAction.AddTo(root);
        return root;
    }
}
