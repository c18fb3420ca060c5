using System.Runtime.InteropServices;
using System.Text;

namespace ImageGen.Progress.Live;

/// <summary>
/// Writes to the terminal of standard error without the console of .NET, which has a lock while a write blocks: the size of the terminal, and the start of a process,
/// wait for that lock.
/// </summary>
internal sealed partial class UnixTerminal : TextWriter
{
    private const int StandardError = 2;
    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int TryAgainOnBsd = 35;

    /// <summary>How long to wait for a terminal that another program has set not to block.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public override Encoding Encoding => Console.OutputEncoding;

    public override void Write(char value) => Write(value.ToString());

    /// <exception cref="IOException">The terminal was closed.</exception>
    public override void Write(string? value)
    {
        var rest = Encoding.GetBytes(value ?? "").AsSpan();
        while (!rest.IsEmpty)
        {
            var written = Write(StandardError, rest, (nuint)rest.Length);
            if (written >= 0)
            {
                rest = rest[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == (OperatingSystem.IsLinux() ? TryAgain : TryAgainOnBsd))
            {
                Thread.Sleep(Pause);
            }
            else if (error != Interrupted)
            {
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nuint count);
}
