using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>How an engine names a step of a build.</summary>
/// <param name="Form">Whose form it is.</param>
/// <param name="Stage">The stage it speaks of, or <see langword="null"/>.</param>
/// <param name="Number">The step's number, counted from 1.</param>
/// <param name="Total">How many steps there are.</param>
/// <param name="Keyword">The instruction's keyword in upper case; that of the trigger for a step that <c>ONBUILD</c> caused.</param>
internal sealed record StepName(StepForm Form, string? Stage, int Number, int Total, string Keyword)
{
    /// <summary>
    /// Reads <c>[build 2/5] RUN …</c> (BuildKit, perhaps with a platform before the stage), <c>Step 3/7 : RUN …</c> (the classic builder)
    /// and <c>STEP 3/7: RUN …</c>, perhaps after <c>[1/2]</c> (Podman).
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

        // A platform holds a slash, a stage name cannot.
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

/// <summary>Whose form a step's name has.</summary>
internal enum StepForm
{
    /// <summary>Counts what makes a layer, in each stage.</summary>
    BuildKit,

    /// <summary>Counts every instruction of the file.</summary>
    Classic,

    /// <summary>Counts every instruction, in each stage.</summary>
    Podman,
}
