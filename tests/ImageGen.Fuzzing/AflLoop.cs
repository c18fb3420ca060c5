using ImageGen.Fuzzing.Targets;
using SharpFuzz;

namespace ImageGen.Fuzzing;

/// <summary>Takes one input after the other from afl-fuzz. See fuzz.sh for the instrumented assembly that this needs.</summary>
internal static class AflLoop
{
    /// <summary>Whether afl-fuzz has started this process: it names the shared memory for the branches that were taken.</summary>
    public static bool IsAttached => Environment.GetEnvironmentVariable("__AFL_SHM_ID") is not null;

    /// <summary>Returns when afl-fuzz hangs up.</summary>
    public static int Run(FuzzTarget target)
    {
        // Out of process: a stack overflow ends the process that parses, and has to be counted by one that is still there.
        Fuzzer.OutOfProcess.Run(stream =>
        {
            var input = new MemoryStream();
            stream.CopyTo(input);
            target.Check(input.ToArray());
        });
        return 0;
    }
}
