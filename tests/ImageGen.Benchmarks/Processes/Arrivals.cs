namespace ImageGen.Benchmarks.Processes;

/// <summary>When things of one program arrived, from its start on.</summary>
internal readonly record struct Arrivals(TimeSpan FirstRequest, TimeSpan FirstContextByte, TimeSpan End);
