namespace ImageGen.BuildKit;

/// <summary>How the session of a build reaches the daemon.</summary>
public enum SessionTransport
{
    /// <summary>A separate upgraded connection for a Docker Engine, the control stream for <c>buildkitd</c>.</summary>
    Auto,

    /// <summary>The gRPC call <c>Control/Session</c>, on the same connection as the other calls.</summary>
    ControlStream,

    /// <summary>A Docker Engine's <c>POST /session</c>, on a separate connection.</summary>
    Upgrade,
}
