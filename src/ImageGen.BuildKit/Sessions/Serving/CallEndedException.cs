namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>The daemon has ended the call, or the connection has ended with it. There is nobody left to be told.</summary>
internal sealed class CallEndedException(Exception? inner = null)
    : OperationCanceledException("The daemon ended the call.", inner);
