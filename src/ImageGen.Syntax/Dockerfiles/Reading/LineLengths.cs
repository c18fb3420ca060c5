using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>Finds the lines that are too long for the builder's buffer: 64 KiB, line end and byte order mark included.</summary>
internal static class LineLengths
{
    private const int Buffer = 64 * 1024;
    private const int MaxBytesPerUnit = 3;

    public static IEnumerable<DockerfileError> Check(SourceText source)
    {
        for (var line = 0; line < source.LineCount; line++)
        {
            var start = line == 0 ? 0 : source.Start(line);
            var length = source.FullEnd(line) - start;
            if (length <= Buffer / MaxBytesPerUnit)
            {
                continue;
            }

            // Without a line end the buffer has to have room left, or the builder does not learn that the text is over.
            var isEnded = source.Text[start + length - 1] == '\n';
            if (Encoding.UTF8.GetByteCount(source.Text.ToCharArray(start, length)) > (isEnded ? Buffer : Buffer - 1))
            {
                yield return source.Error(source.Start(line), "The line is longer than 65535 bytes, which builders do not read; continue it on more lines.");
            }
        }
    }
}
