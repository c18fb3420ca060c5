namespace ImageGen.CommandLine.Running;

/// <summary>The exception for a command that cannot run as it was written.</summary>
internal sealed class CommandLineException(string message) : ImageGenException(message);
