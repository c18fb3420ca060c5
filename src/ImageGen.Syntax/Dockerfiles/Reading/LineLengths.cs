using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>Finds lines that are too long for the builder's buffer of 64 KiB. The line end and the byte order mark count.</summary>
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

            // Without a line end the buffer needs one free byte, so that the builder detects the end of the text.
            var isEnded = source.Text[start + length - 1] == '\n';
            if (Encoding.UTF8.GetByteCount(source.Text.ToCharArray(start, length)) > (isEnded ? Buffer : Buffer - 1))
            {
                yield return source.Error(source.Start(line), "The line is longer than 65535 bytes, which is the limit of builders. Split it with line continuations.");
            }
        }
    }
}
