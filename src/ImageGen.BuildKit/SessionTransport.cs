namespace ImageGen.BuildKit;

/// <summary>How the session of a build reaches the daemon.</summary>
public enum SessionTransport
{
    /// <summary>An upgraded connection of its own for a Docker Engine, the control stream for <c>buildkitd</c>.</summary>
    Auto,

    /// <summary>A call of <c>Control/Session</c> beside the others.</summary>
    ControlStream,

    /// <summary>A Docker Engine's <c>POST /session</c>, on a connection of its own.</summary>
    Upgrade,
}
