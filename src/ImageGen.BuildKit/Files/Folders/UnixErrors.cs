using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>Converts errors of system calls to exceptions.</summary>
internal static class UnixErrors
{
    private const int NotPermitted = 1;
    private const int NoSuchEntry = 2;
    private const int NoSuchDevice = 6;
    private const int AccessDenied = 13;
    private const int NotSupportedByApple = 102;
    private const int NotADirectory = 20;

    private static readonly int TooManyLinks = OperatingSystem.IsMacOS() ? 62 : 40;

    /// <summary>Whether the last call failed because the name is missing.</summary>
    public static bool IsMissing => Marshal.GetLastPInvokeError() == NoSuchEntry;

    /// <summary>Creates the exception for the error of the last call.</summary>
    public static Exception Last(ReadOnlySpan<char> name)
    {
        var error = Marshal.GetLastPInvokeError();
        var message = Marshal.GetPInvokeErrorMessage(error) + ".";
        return error switch
        {
            NoSuchEntry => new FileNotFoundException(message, name.ToString()),
            NotADirectory => new ReplacedEntryException("It is not a folder."),
            _ when error == TooManyLinks => new ReplacedEntryException("It is a link."),
            NoSuchDevice or NotSupportedByApple => new ReplacedEntryException("It is a socket or a device."),
            NotPermitted or AccessDenied => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }
}
