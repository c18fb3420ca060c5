namespace ImageGen.Engines.Transports;

/// <summary>Explains why there is no connection by ssh, in words that are fit for the user as they are.</summary>
internal sealed class SshConnectionException(string message, Exception? innerException = null) : IOException(message, innerException);
