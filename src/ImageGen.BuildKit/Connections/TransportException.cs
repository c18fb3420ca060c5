namespace ImageGen.BuildKit.Connections;

/// <summary>A transport's own explanation of why there is no connection, fit to be told to the user as it is.</summary>
internal sealed class TransportException(string message, Exception? innerException = null) : IOException(message, innerException);
