using ImageGen.BuildKit.Failures;

namespace ImageGen.Progress;

/// <summary>The errors of steps, as builders report them.</summary>
internal static class StepError
{
    /// <summary>Whether the step did not fail itself: a daemon cancels the running steps if another step fails.</summary>
    public static bool IsCancellation(string error) => error.EndsWith("context canceled", StringComparison.Ordinal);

    /// <summary>The error for a person, in one line.</summary>
    public static string Simplify(string error) => ProgressText.OneLine(FailureText.Simplify(error));
}
