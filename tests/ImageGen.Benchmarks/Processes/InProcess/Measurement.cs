namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>One build with its push.</summary>
/// <param name="Elapsed">The time from the start of the program to its end.</param>
/// <param name="Bytes">The bytes for the registry.</param>
/// <param name="PeakBytes">The peak of the program's memory; <see langword="null"/> if it is not measured.</param>
internal sealed record Measurement(TimeSpan Elapsed, long Bytes, long? PeakBytes = null);
