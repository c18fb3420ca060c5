using System.Text;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>Encodes names for the C library, in a buffer on the caller's stack.</summary>
internal static class UnixName
{
    /// <summary>Enough for the names of every file system; the system refuses longer names.</summary>
    public const int MaxBytes = 800;

    /// <exception cref="PathTooLongException">The name is too long for any file system.</exception>
    /// <exception cref="IOException">It is not a single name of a file.</exception>
    public static ReadOnlySpan<byte> Encode(ReadOnlySpan<char> name, Span<byte> buffer)
    {
        if (name is "" or "." or ".." || name.IndexOfAny('/', '\0') >= 0)
        {
            throw new IOException($"'{name}' is not a valid file name.");
        }

        if (!Encoding.UTF8.TryGetBytes(name, buffer[..^1], out var written))
        {
            throw new PathTooLongException("The name is too long for a file system.");
        }

        buffer[written] = 0;
        return buffer[..(written + 1)];
    }
}
