namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>The daemon or the connection has ended the call, so a status cannot be sent.</summary>
internal sealed class CallEndedException(Exception? inner = null)
    : OperationCanceledException("The daemon ended the call.", inner);
