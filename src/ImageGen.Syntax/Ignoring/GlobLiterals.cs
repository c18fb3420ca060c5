using System.Text;

namespace ImageGen.Ignoring;

/// <summary>The literal text at the start, at the end and inside of every match of a glob. Comparing it refuses most paths.</summary>
internal sealed class GlobLiterals
{
    private const int MaxSearchedLength = 1024;
    private readonly string _start;
    private readonly string _end;
    private readonly string _inside;

    private GlobLiterals(string start, string end, string inside)
    {
        _start = start;
        _end = end;
        _inside = inside;
    }

    public static GlobLiterals FromSteps(IReadOnlyList<GlobStep> steps)
    {
        var runs = new List<(int From, int To, string Text)>();
        var text = new StringBuilder();
        var from = 0;
        for (var i = 0; i <= steps.Count; i++)
        {
            if (i < steps.Count && steps[i].Single is >= 0 and not (>= 0xD800 and <= 0xDFFF))
            {
                from = text.Length == 0 ? i : from;
                _ = steps[i].Single <= char.MaxValue ? text.Append((char)steps[i].Single) : text.Append(char.ConvertFromUtf32(steps[i].Single));
                continue;
            }

            if (text.Length > 0)
            {
                runs.Add((from, i, text.ToString()));
                _ = text.Clear();
            }

            // The two steps after this one are optional, so their text need not occur.
            i += i < steps.Count && steps[i].Kind == GlobStepKind.Directories ? 2 : 0;
        }

        // The first and the last step may be assertions for the start and the end, which consume nothing.
        var begin = steps.Count > 0 && steps[0].Kind == GlobStepKind.Begin ? 1 : 0;
        var close = steps.Count > begin && steps[steps.Count - 1].Kind == GlobStepKind.End ? steps.Count - 1 : steps.Count;
        var start = runs.Count > 0 && runs[0].From == begin ? runs[0].Text : "";
        var end = runs.Count > 0 && runs[runs.Count - 1].To == close ? runs[runs.Count - 1].Text : "";
        var inside = "";
        foreach (var (_, _, candidate) in runs)
        {
            inside = candidate.Length > inside.Length ? candidate : inside;
        }

        return new GlobLiterals(start, end, inside == start || inside == end ? "" : inside);
    }

    /// <param name="path">
    /// The path. The text inside is only searched in paths of a usual length, because this runs for each directory of a path.
    /// </param>
    public bool AdmitPath(ReadOnlySpan<char> path) =>
        path.StartsWith(_start.AsSpan())
        && path.EndsWith(_end.AsSpan())
        && (_inside.Length == 0 || path.Length > MaxSearchedLength || path.IndexOf(_inside.AsSpan()) >= 0);

    /// <summary>Whether a path may match if its first name is the given directory.</summary>
    public bool AdmitFirst(ReadOnlySpan<char> name) => _start.Length <= name.Length
        ? name.StartsWith(_start.AsSpan())
        : _start[name.Length] == '/' && _start.AsSpan().StartsWith(name);
}
