using ImageGen.Fuzzing.Targets;

namespace ImageGen.Fuzzing;

/// <summary>Runs a target on each input of its corpus, without any tool.</summary>
internal static class CorpusReplay
{
    /// <summary>Says how many inputs passed; the result is 1 when one did not.</summary>
    public static int Run(FuzzTarget target)
    {
        var passed = 0;
        var failed = 0;
        foreach (var seed in Corpus.Of(target))
        {
            try
            {
                target.Check(seed.Content);
                passed++;
            }
            // Whatever a parser throws is what is looked for; the other seeds are still worth knowing about.
            catch (Exception e)
            {
                failed++;
                Console.Error.WriteLine($"{target.Name}/{seed.Name}: {e}");
            }
        }

        Console.WriteLine($"{target.Name}: {passed} of {passed + failed} inputs passed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }
}
