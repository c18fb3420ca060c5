namespace ImageGen.Dockerfiles;

/// <summary>Checks the value of a <c>--chmod</c>: an octal number, or the symbolic form of the command <c>chmod</c>.</summary>
internal static class ModeRules
{
    private const int MaxDigits = 4;

    /// <summary>Returns the error of a mode, or <see langword="null"/>.</summary>
    public static string? Check(string mode) =>
        mode.Length == 0 || IsOctal(mode) || IsSymbolic(mode)
            ? null
            : $"'{mode}' is not a valid mode. Use an octal number from 0 to 7777, or changes such as u=rwX,go=rX.";

    private static bool IsOctal(string mode) =>
        mode.All(c => c is >= '0' and <= '7') && mode.TrimStart('0').Length <= MaxDigits;

    /// <summary>
    /// Whether a mode has the symbolic form: parts <c>[augo…][+-=][rwxXstugo…]</c>, separated by commas. The last two may be repeated.
    /// </summary>
    private static bool IsSymbolic(string mode)
    {
        foreach (var part in mode.Split(','))
        {
            var change = part.TrimStart('a', 'u', 'g', 'o');
            if (change.Length == 0 || change[0] is not ('+' or '-' or '=') || !change.All(c => "+-=rwxXstugo".IndexOf(c) >= 0))
            {
                return false;
            }
        }

        return true;
    }
}
