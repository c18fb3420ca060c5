namespace ImageGen.Engines.Transports;

/// <summary>The exception for a failed ssh connection. Its message is a part of the message to the user.</summary>
internal sealed class SshConnectionException(string message, Exception? innerException = null) : IOException(message, innerException);
