using System.Text;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>A file of the folder <c>Cases</c>. A line with <c>=== name</c> starts a case with its Dockerfile, and the line <c>---</c> the image.</summary>
internal static class RecordedFile
{
    private const string NameMark = "=== ";
    private const string ImageMark = "---\n";

    /// <summary>Reads the cases of a file, the first one first.</summary>
    public static IReadOnlyList<RecordedCase> Read(string path) =>
        [.. ("\n" + File.ReadAllText(path)).Split("\n" + NameMark).Skip(1).Select(Parse)];

    /// <summary>Writes the images of all cases again.</summary>
    /// <param name="path">The file.</param>
    /// <param name="recorder">What made the images, for the first line.</param>
    /// <param name="cases">The cases.</param>
    public static void Write(string path, string recorder, IEnumerable<RecordedCase> cases)
    {
        var text = new StringBuilder($"The images were recorded with {recorder}. See CONTRIBUTING.md.\n");
        foreach (var each in cases)
        {
            text.Append('\n').Append(NameMark).Append(each.Name).Append('\n').Append(each.Dockerfile).Append(ImageMark).Append(each.Image).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }

    private static RecordedCase Parse(string text)
    {
        var name = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        var parts = text[(name.Length + 1)..].Split(ImageMark, 2);
        return new RecordedCase(name, parts[0].TrimEnd('\n') + "\n", parts.Length > 1 ? parts[1].TrimEnd('\n') : "");
    }
}
