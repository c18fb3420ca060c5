namespace ImageGen.BuildKit.Connections;

/// <summary>Explains why a connection cannot be opened. The message is shown to the user unchanged.</summary>
internal sealed class TransportException(string message, Exception? innerException = null) : IOException(message, innerException);
