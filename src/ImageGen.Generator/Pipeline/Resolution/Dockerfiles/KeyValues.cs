namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The pairs of an <c>ENV</c> or a <c>LABEL</c>, in both of its forms, quotes and variables in place.</summary>
internal static class KeyValues
{
    public static IEnumerable<(string Key, string Value, DockerfileWord Place)> Of(DockerfileInstruction instruction)
    {
        var words = instruction.Words;
        if (words.Count == 2 && words[0].Text.IndexOf('=') < 0)
        {
            return [(words[0].Text, words[1].Text, words[0])];
        }

        return words
            .Where(static word => word.Text.IndexOf('=') > 0)
            .Select(static word => (word.Text.Substring(0, word.Text.IndexOf('=')), word.Text.Substring(word.Text.IndexOf('=') + 1), word));
    }
}
