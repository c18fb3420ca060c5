namespace ImageGen.Dockerfiles;

/// <summary>What a <c>FROM</c> must hold.</summary>
internal static class FromRules
{
    public static void Check(DockerfileInstruction from, ErrorReport errors)
    {
        var words = from.Places.Words;
        if (words.Count != 1 && (words.Count != 3 || !words[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase)))
        {
            errors.AtKeyword("FROM needs a base image, and at most 'AS' and a stage name after it.");
        }
        else if (words.Count == 3 && !IsStageName(words[2].Text.ToLowerInvariant()))
        {
            errors.At(
                words[2], 0, $"'{words[2].Text}' cannot name a stage; begin with a letter, go on with letters, digits, '-', '_' and '.', and end with a letter or digit.");
        }
    }

    /// <summary>A stage may be replaced by a context of its name, so the name has to be one of an image as well.</summary>
    private static bool IsStageName(string name) =>
        IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '_' or '.') && ImageReference.TryParse(name, out _);

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';
}
