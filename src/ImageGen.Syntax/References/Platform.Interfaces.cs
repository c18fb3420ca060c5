#if NET
using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>The interfaces for generic code. Cultures have no effect.</content>
public sealed partial class Platform : ISpanParsable<Platform>, ISpanFormattable
{
    static Platform IParsable<Platform>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Platform>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Platform result) => TryParse(s, out result);

    static Platform ISpanParsable<Platform>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Platform>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Platform result) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        SpanText.TryCopy(ToString(), destination, out charsWritten);
}
#endif
