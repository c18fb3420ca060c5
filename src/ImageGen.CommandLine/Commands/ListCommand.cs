using System.CommandLine;
using ImageGen.CommandLine.Flags;
using ImageGen.CommandLine.Reporting;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>list</c>: shows the images of the program.</summary>
internal sealed class ListCommand : Command
{
    private static readonly string[] Titles = ["NAME", "REFERENCE", "DOCKERFILE", "STAGES", "SUMMARY"];

    private readonly IReadOnlyList<DeclaredImage> _images;

    public ListCommand(IReadOnlyList<DeclaredImage> images)
        : base("list", "List the images of this program.")
    {
        _images = images;
        var json = ReportFlags.CreateJson();
        Options.Add(json);
        SetAction(result => Run(result.InvocationConfiguration.Output, result.GetValue(json)));
    }

    /// <summary>Returns the reference of an image; without a tag if each build gets another one.</summary>
    public static ImageReference ReferenceOf(DeclaredImage image) => image.Tag is null ? image.Image.Reference.WithoutTag() : image.Image.Reference;

    private int Run(TextWriter writer, bool isJson)
    {
        if (isJson)
        {
            JsonText.Write(writer, json =>
            {
                json.WriteStartArray("images");
                foreach (var image in _images)
                {
                    json.WriteStartObject();
                    json.WriteString("name", image.Name);
                    json.WriteString("reference", ReferenceOf(image).ToString());
                    json.WriteString("dockerfile", image.Image.Dockerfile);
                    JsonText.WriteList(json, "stages", image.Stages);
                    json.WriteString("summary", image.Summary);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextTable.Write(writer, Titles, [.. _images.Select(image => (string[])[image.Name, ReferenceOf(image).ToString(), image.Image.Dockerfile, string.Join(", ", image.Stages), image.Summary ?? ""])]);
        }

        return (int)CommandExitCode.Success;
    }
}
