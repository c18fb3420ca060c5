using System.Text;

namespace ImageGen.Tasks.Ejection;

/// <summary>A C# file whose attributes are changed. Encoding, byte order mark and line ends stay as they are.</summary>
internal sealed class EditedSource
{
    private static readonly Encoding[] Marked = [new UTF32Encoding(false, true, true), new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];
    private readonly string _path;
    private readonly Encoding _encoding;
    private string _text;

    private EditedSource(string path, Encoding encoding, string text) => (_path, _encoding, _text) = (path, encoding, text);

    /// <exception cref="DecoderFallbackException">The file is not in Unicode.</exception>
    public static EditedSource Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var encoding = Array.Find(Marked, each => StartsWith(bytes, each.GetPreamble())) ?? new UTF8Encoding(false, true);
        var mark = encoding.GetPreamble().Length;
        return new EditedSource(path, encoding, encoding.GetString(bytes, mark, bytes.Length - mark));
    }

    /// <summary>Whether the file still has the argument list that the compiler read.</summary>
    public bool Has(EjectedImage image) =>
        image.Start <= _text.Length - image.Old.Length && string.CompareOrdinal(_text, image.Start, image.Old, 0, image.Old.Length) == 0;

    /// <summary>Replaces an argument list. Those at the end are first, because the positions of the others must stay.</summary>
    public void Replace(EjectedImage image) => _text = _text.Remove(image.Start, image.Old.Length).Insert(image.Start, image.New);

    public void Write() => File.WriteAllBytes(_path, [.. _encoding.GetPreamble(), .. _encoding.GetBytes(_text)]);

    private static bool StartsWith(byte[] bytes, byte[] mark) => bytes.Length >= mark.Length && mark.SequenceEqual(bytes.Take(mark.Length));
}
