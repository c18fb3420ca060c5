namespace ImageGen.Dockerfiles;

/// <summary>
/// Checks the options of the <c>check</c> directive: <c>skip=</c>, <c>experimental=</c> and <c>error=</c>, separated by semicolons.
/// </summary>
internal static class CheckDirective
{
    private const int MaxOptions = 3;

    /// <summary>Returns the error of the options, or <see langword="null"/>. Text after a space is ignored.</summary>
    public static string? Check(string value)
    {
        var options = value.Split([' '], 2)[0].Trim();
        return options.Length == 0 ? null : options.Split([';'], MaxOptions).Select(CheckOption).FirstOrDefault(error => error is not null);
    }

    private static string? CheckOption(string option)
    {
        var equals = option.IndexOf('=');
        var name = (equals < 0 ? option : option.Substring(0, equals)).Trim();
        var value = option.Substring(equals + 1).Trim();
        if (equals < 0 || name is not ("skip" or "experimental" or "error"))
        {
            return $"'{option}' is not a valid option of check. Use skip=…, experimental=… or error=true, separated by ';' without spaces.";
        }

        return name != "error" || MountField.IsTrue(value) || MountField.IsFalse(value) ? null : $"'{value}' is not a valid value of error. Use 'true' or 'false'.";
    }
}
