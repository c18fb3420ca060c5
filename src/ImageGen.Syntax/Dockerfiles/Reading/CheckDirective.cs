namespace ImageGen.Dockerfiles;

/// <summary>The options of the <c>check</c> directive: <c>skip=</c>, <c>experimental=</c> and <c>error=</c>, parted by semicolons.</summary>
internal static class CheckDirective
{
    private const int MaxOptions = 3;

    /// <summary>What is wrong with the options, or <see langword="null"/>; what follows a blank is not read.</summary>
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
            return $"'{option}' is no option of check; write skip=…, experimental=… or error=true, parted by ';' without blanks.";
        }

        return name != "error" || MountField.IsTrue(value) || MountField.IsFalse(value) ? null : $"error is 'true' or 'false', not '{value}'.";
    }
}
