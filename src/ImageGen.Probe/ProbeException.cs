namespace ImageGen.Probe;

/// <summary>An argument, a variable or a response that the probe cannot use. The message becomes a part of the printed line.</summary>
internal sealed class ProbeException(string message) : Exception(message);
