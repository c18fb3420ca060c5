using System.Text.RegularExpressions;

namespace ImageGen.Images.Graph;

/// <summary>Replaces an image in the text of a Dockerfile. All lines keep their numbers.</summary>
internal static class DockerfileRewrite
{
    /// <summary>The characters of references, of which a longer one may contain the name.</summary>
    private const string Neighbour = @"[\w./:@-]";

    /// <summary>Replaces an image in FROM, COPY and RUN.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">The image as the Dockerfile names it.</param>
    /// <param name="image">The image to use.</param>
    /// <returns>The new text; <see langword="null"/> if a stage has the name, so that the image cannot be told from it.</returns>
    public static string? ReplaceImage(Dockerfile dockerfile, string text, string name, string image)
    {
        if (dockerfile.Stages.Any(stage => string.Equals(stage.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var lines = text.Split('\n');
        var word = $"(?<!{Neighbour}){Regex.Escape(name)}(?!{Neighbour})";
        foreach (var instruction in dockerfile.Instructions)
        {
            // Of a FROM, only the first word is an image; the others follow 'from='.
            var pattern = new Regex(instruction.Keyword == "FROM" ? word : $"(?<=from=['\"]?){word}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            var left = instruction.Keyword == "FROM" ? 1 : int.MaxValue;
            for (var line = instruction.Line - 1; line < instruction.EndLine && left > 0; line++)
            {
                var count = pattern.Count(lines[line]);
                lines[line] = pattern.Replace(lines[line], _ => image, left);
                left -= count;
            }
        }

        return string.Join('\n', lines);
    }
}
