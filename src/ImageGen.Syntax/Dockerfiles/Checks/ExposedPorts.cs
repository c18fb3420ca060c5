namespace ImageGen.Dockerfiles.Checks;

/// <summary>The ports that an <c>EXPOSE</c> names.</summary>
internal static class ExposedPorts
{
    /// <summary>The ports of a step, each with the word that it stands in.</summary>
    public static IEnumerable<(int Word, string Text, DockerfilePort Port)> Read(CheckedStep step)
    {
        if (step.Instruction.Keyword != "EXPOSE")
        {
            yield break;
        }

        for (var i = 0; i < step.Instruction.Words.Count; i++)
        {
            if (step.ExpandWord(i) is { IsRefused: false, IsCertain: true } expansion)
            {
                foreach (var word in expansion.Words)
                {
                    if (DockerfilePort.TryParse(word) is { } port)
                    {
                        yield return (i, word, port);
                    }
                }
            }
        }
    }
}
