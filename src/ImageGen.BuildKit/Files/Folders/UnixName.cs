using System.Text;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>A name as the C library takes it, in memory of the caller's stack.</summary>
internal static class UnixName
{
    /// <summary>Room for every name that a file system has; a longer one is refused by the system.</summary>
    public const int MostBytes = 800;

    /// <exception cref="PathTooLongException">No file system has such a long name.</exception>
    /// <exception cref="IOException">It is not a single name.</exception>
    public static ReadOnlySpan<byte> Encode(ReadOnlySpan<char> name, Span<byte> buffer)
    {
        if (name is "" or "." or ".." || name.IndexOfAny('/', '\0') >= 0)
        {
            throw new IOException($"'{name}' is not a name of a file.");
        }

        if (!Encoding.UTF8.TryGetBytes(name, buffer[..^1], out var written))
        {
            throw new PathTooLongException("The name is longer than a file system takes.");
        }

        buffer[written] = 0;
        return buffer[..(written + 1)];
    }
}
