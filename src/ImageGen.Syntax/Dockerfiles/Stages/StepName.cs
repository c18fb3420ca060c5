using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>The name of a step, in the form of an engine.</summary>
/// <param name="Form">The engine whose form it is.</param>
/// <param name="Stage">The stage of the step, or <see langword="null"/>.</param>
/// <param name="Number">The step's number, counted from 1.</param>
/// <param name="Total">The number of steps.</param>
/// <param name="Keyword">The keyword of the instruction in upper case; for a step of an <c>ONBUILD</c>, that of the trigger.</param>
internal sealed record StepName(StepForm Form, string? Stage, int Number, int Total, string Keyword)
{
    /// <summary>
    /// Parses <c>[build 2/5] RUN …</c> (BuildKit, optionally with a platform before the stage), <c>Step 3/7 : RUN …</c> (the classic builder) and
    /// <c>STEP 3/7: RUN …</c>, optionally after <c>[1/2]</c> (Podman).
    /// </summary>
    public static StepName? TryParse(string name)
    {
        var text = name.Trim();
        var bracket = "";
        if (text.Length > 0 && text[0] == '[')
        {
            var close = text.IndexOf(']');
            if (close < 0)
            {
                return null;
            }

            bracket = text.Substring(1, close - 1).Trim();
            text = text.Substring(close + 1).TrimStart();
        }

        if (text.StartsWith("STEP ", StringComparison.OrdinalIgnoreCase))
        {
            var colon = text.IndexOf(':');
            var form = text.StartsWith("STEP", StringComparison.Ordinal) ? StepForm.Podman : StepForm.Classic;
            return colon < 0 ? null : Create(form, text.Substring(5, colon - 5), StageNumber(bracket), text.Substring(colon + 1));
        }

        var words = bracket.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        // A platform contains a slash. A stage name cannot.
        var stage = words.Length > 1 && words[words.Length - 2].IndexOf('/') < 0 ? words[words.Length - 2] : null;
        return Create(StepForm.BuildKit, words[words.Length - 1], stage, text);
    }

    private static StepName? Create(StepForm form, string count, string? stage, string text)
    {
        var slash = count.IndexOf('/');
        if (slash < 0 || !TryParse(count.Substring(0, slash), out var number) || !TryParse(count.Substring(slash + 1), out var total) || number > total)
        {
            return null;
        }

        var words = text.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries);
        var keyword = words.Length > 1 && words[0] == "ONBUILD" && form == StepForm.BuildKit ? words[1] : words.FirstOrDefault() ?? "";
        return new StepName(form, stage, number, total, keyword.ToUpperInvariant());
    }

    private static string? StageNumber(string bracket) => bracket.Length == 0 ? null : bracket.Split('/')[0];

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}

/// <summary>The engine whose form the name of a step has.</summary>
internal enum StepForm
{
    /// <summary>Counts the instructions that create a layer, separately for each stage.</summary>
    BuildKit,

    /// <summary>Counts all instructions of the file.</summary>
    Classic,

    /// <summary>Counts all instructions, separately for each stage.</summary>
    Podman,
}
