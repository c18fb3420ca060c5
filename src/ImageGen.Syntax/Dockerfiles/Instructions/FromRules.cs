namespace ImageGen.Dockerfiles;

/// <summary>Checks a <c>FROM</c>.</summary>
internal static class FromRules
{
    public static void Check(DockerfileInstruction from, ErrorReport errors)
    {
        var words = from.Places.Words;
        if (words.Count != 1 && (words.Count != 3 || !words[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase)))
        {
            errors.AtKeyword("FROM requires a base image, and optionally 'AS' and a stage name. Use FROM image AS name.");
        }
        else if (words.Count == 3 && !IsStageName(words[2].Text.ToLowerInvariant()))
        {
            errors.At(
                words[2], 0, $"'{words[2].Text}' is not a valid stage name. Use letters, digits, '-', '_' and '.', with a letter at the start and a letter or digit at the end.");
        }
    }

    /// <summary>Whether a text is a valid stage name. A named context can replace a stage, so the name must also be valid for an image.</summary>
    private static bool IsStageName(string name) =>
        IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '_' or '.') && ImageReference.TryParse(name, out _);

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';
}
