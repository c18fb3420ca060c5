namespace ImageGen.Growth.Tests;

/// <summary>What a run takes.</summary>
/// <param name="Seconds">Processor time: what others do on the machine does not count.</param>
/// <param name="Bytes">What it allocates, garbage included.</param>
internal readonly record struct Cost(double Seconds, double Bytes);
