namespace ImageGen.Dockerfiles;

/// <summary>
/// Checks the size of a <c>tmpfs</c>: <c>[+]1.5[e3][ ][kib]</c>, as in docker/go-units. It reads in one pass, because a value may be long.
/// </summary>
internal static class MountSize
{
    public static bool IsValid(string text)
    {
        var at = text.Length > 0 && text[0] == '+' ? 1 : 0;
        var digits = SkipDigits(text, ref at);
        if (IsAnyAt(text, at, "."))
        {
            at++;
            digits += SkipDigits(text, ref at);
        }

        if (digits == 0)
        {
            return false;
        }

        if (IsAnyAt(text, at, "eE"))
        {
            at += IsAnyAt(text, at + 1, "+-") ? 2 : 1;
            if (SkipDigits(text, ref at) == 0)
            {
                return false;
            }
        }

        at += IsAnyAt(text, at, " ") ? 1 : 0;
        if (IsAnyAt(text, at, "kKmMgGtTpP"))
        {
            at++;
            at += IsAnyAt(text, at, "iI") && IsAnyAt(text, at + 1, "bB") ? 1 : 0;
        }

        at += IsAnyAt(text, at, "bB") ? 1 : 0;
        return at == text.Length;
    }

    private static bool IsAnyAt(string text, int at, string any) => at < text.Length && any.IndexOf(text[at]) >= 0;

    private static int SkipDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - start;
    }
}
