#if NET
using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>The interfaces for generic code. Cultures have no effect.</content>
public sealed partial class ImageTag : ISpanParsable<ImageTag>, ISpanFormattable
{
    static ImageTag IParsable<ImageTag>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ImageTag>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ImageTag result) => TryParse(s, out result);

    static ImageTag ISpanParsable<ImageTag>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<ImageTag>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out ImageTag result) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => _text;

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        SpanText.TryCopy(_text, destination, out charsWritten);
}
#endif
