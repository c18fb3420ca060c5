using System.Text;

namespace ImageGen.Tasks.Ejection;

/// <summary>What the generator describes for one image, in lines <c>// Name=value</c> whose values are in Base64. Each image starts with <c>Class</c>.</summary>
internal sealed class EjectedImage
{
    private const string First = "Class";
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string Class => _values[First];

    /// <summary>The reason why the Dockerfile cannot become a file; <see langword="null"/> if it can.</summary>
    public string? Obstacle => _values.TryGetValue(nameof(Obstacle), out var reason) ? reason : null;

    /// <summary>The C# file with the attribute.</summary>
    public string Source => _values[nameof(Source)];

    /// <summary>The position of the argument list in that file, in characters.</summary>
    public int Start => int.Parse(_values[nameof(Start)], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The argument list, and the one that replaces it.</summary>
    public string Old => _values[nameof(Old)];

    public string New => _values[nameof(New)];

    public string Dockerfile => _values[nameof(Dockerfile)];

    public string Text => _values[nameof(Text)];

    public string IgnoreFile => _values[nameof(IgnoreFile)];

    public string IgnoreText => _values[nameof(IgnoreText)];

    /// <summary>Reads a description.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="found">The classes that could be ejected.</param>
    public static List<EjectedImage> Read(IEnumerable<string> lines, out List<string> found)
    {
        var images = new List<EjectedImage>();
        found = [];
        foreach (var line in lines.Where(line => line.StartsWith("// ", StringComparison.Ordinal) && line.Contains('=')))
        {
            var separator = line.IndexOf('=');
            var name = line.Substring(3, separator - 3);
            var value = Encoding.UTF8.GetString(Convert.FromBase64String(line.Substring(separator + 1)));
            if (name == "Found")
            {
                found.Add(value);
                continue;
            }

            if (name == First)
            {
                images.Add(new EjectedImage());
            }

            images[images.Count - 1]._values[name] = value;
        }

        return images;
    }
}
