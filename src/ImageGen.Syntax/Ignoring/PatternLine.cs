using System.Text;

namespace ImageGen.Ignoring;

/// <summary>
/// A line of an ignore file with a pattern, in its normalized form: the steps of <c>ignorefile.ReadAll</c> and <c>patternmatcher.New</c> in
/// moby/patternmatcher 5a6d842, in the same order.
/// </summary>
/// <param name="Number">The line, counted from 1.</param>
/// <param name="Written">The line without the white space around it.</param>
/// <param name="Pattern">The normalized pattern with its <c>!</c>.</param>
internal readonly record struct PatternLine(int Number, string Written, string Pattern)
{
    /// <summary>The line buffer of the docker CLI, in bytes of UTF-8, including the line feed.</summary>
    private const int LineBuffer = 64 * 1024;

    public bool IsTooLong => Written.Length * 3 >= LineBuffer && Encoding.UTF8.GetByteCount(Written) >= LineBuffer;

    public static IEnumerable<PatternLine> ReadAll(string text)
    {
        var number = 0;
        for (var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            number++;
            if (text[start] != '#')
            {
                var written = text.Substring(start, end - start).Trim();
                var pattern = Normalise(written);
                if (pattern.Length > 0)
                {
                    yield return new PatternLine(number, written, pattern);
                }
            }

            start = end + 1;
        }
    }

    private static string Normalise(string written)
    {
        if (written.Length == 0)
        {
            return "";
        }

        var isException = written[0] == '!';
        var pattern = isException ? written.Substring(1).Trim() : written;
        if (pattern.Length > 0)
        {
            pattern = CleanPath.From(pattern);
            pattern = pattern.Length > 1 && pattern[0] == '/' ? pattern.Substring(1) : pattern;
        }

        // Upstream normalizes twice. As a result "/!name" is an exception, and "!/" is not a pattern.
        pattern = (isException ? "!" + pattern : pattern).Trim();
        return pattern.Length == 0 ? "" : CleanPath.From(pattern);
    }
}
