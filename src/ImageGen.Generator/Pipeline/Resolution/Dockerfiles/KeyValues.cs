namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>Reads the pairs of an <c>ENV</c> or a <c>LABEL</c>, in both forms. Quotes and variables are not expanded.</summary>
internal static class KeyValues
{
    public static IEnumerable<(string Key, string Value, DockerfileWord Place)> Read(DockerfileInstruction instruction)
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
