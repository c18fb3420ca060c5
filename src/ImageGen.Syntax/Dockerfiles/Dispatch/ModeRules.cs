namespace ImageGen.Dockerfiles;

/// <summary>What a <c>--chmod</c> must look like: octal, or as the command <c>chmod</c> takes it.</summary>
internal static class ModeRules
{
    private const int MaxDigits = 4;

    /// <summary>What is wrong with a mode, or <see langword="null"/>.</summary>
    public static string? Check(string mode) =>
        mode.Length == 0 || IsOctal(mode) || IsSymbolic(mode)
            ? null
            : $"'{mode}' is no mode; write an octal number from 0 to 7777, or changes such as u=rwX,go=rX.";

    private static bool IsOctal(string mode) =>
        mode.All(c => c is >= '0' and <= '7') && mode.TrimStart('0').Length <= MaxDigits;

    /// <summary>Parts by commas, each <c>[augo…][+-=][rwxXstugo…]</c>, the last two as often as one likes.</summary>
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
