namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>The client broke a rule of the file transfer; a daemon fails the build with these words.</summary>
public sealed class FileSyncException(string message) : Exception(message);
