namespace ImageGen.CommandLine;

/// <summary>The exit codes of the command line.</summary>
public enum CommandExitCode
{
    /// <summary>The command succeeded.</summary>
    Success = 0,

    /// <summary>A build failed, or <c>check</c> found an error.</summary>
    BuildFailed = 1,

    /// <summary>The command line is not valid: an unknown image or option, a value that is not valid, or a value that is missing.</summary>
    InvalidCommandLine = 2,

    /// <summary>An input of a build is not valid, and nothing was built: the Dockerfile, the context, the project or a reference.</summary>
    InvalidInput = 3,

    /// <summary>No engine responds, or the connection to it was lost.</summary>
    EngineUnreachable = 4,

    /// <summary>A push failed, or credentials cannot be read.</summary>
    PushFailed = 5,

    /// <summary>Any other failure, with its message.</summary>
    Unexpected = 70,

    /// <summary>The command was canceled: by Ctrl+C, by SIGTERM or by the program.</summary>
    Canceled = 130,
}
