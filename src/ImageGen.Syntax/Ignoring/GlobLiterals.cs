using System.Text;

namespace ImageGen.Ignoring;

/// <summary>The literal text that every match of a glob begins with, ends with and holds: comparisons that refuse most paths.</summary>
internal sealed class GlobLiterals
{
    private readonly string _start;
    private readonly string _end;
    private readonly string _inside;

    private GlobLiterals(string start, string end, string inside)
    {
        _start = start;
        _end = end;
        _inside = inside;
    }

    public static GlobLiterals Of(IReadOnlyList<GlobStep> steps)
    {
        var runs = new List<(int From, int To, string Text)>();
        var text = new StringBuilder();
        var from = 0;
        for (var i = 0; i <= steps.Count; i++)
        {
            if (i < steps.Count && steps[i].Single is >= 0 and not (>= 0xD800 and <= 0xDFFF))
            {
                from = text.Length == 0 ? i : from;
                _ = text.Append(char.ConvertFromUtf32(steps[i].Single));
                continue;
            }

            if (text.Length > 0)
            {
                runs.Add((from, i, text.ToString()));
                _ = text.Clear();
            }

            // The two steps after this one may be left out, so they promise nothing.
            i += i < steps.Count && steps[i].Kind == GlobStepKind.Directories ? 2 : 0;
        }

        var start = runs.Count > 0 && runs[0].From == 0 ? runs[0].Text : "";
        var end = runs.Count > 0 && runs[runs.Count - 1].To == steps.Count ? runs[runs.Count - 1].Text : "";
        var inside = "";
        foreach (var (_, _, candidate) in runs)
        {
            inside = candidate.Length > inside.Length ? candidate : inside;
        }

        return new GlobLiterals(start, end, inside == start || inside == end ? "" : inside);
    }

    public bool AdmitPath(string path) =>
        path.StartsWith(_start, StringComparison.Ordinal)
        && path.EndsWith(_end, StringComparison.Ordinal)
        && (_inside.Length == 0 || path.IndexOf(_inside, StringComparison.Ordinal) >= 0);
}
