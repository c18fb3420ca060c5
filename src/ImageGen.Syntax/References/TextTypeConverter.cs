#if NET
using System.ComponentModel;
using System.Globalization;

namespace ImageGen.References;

/// <summary>Converts text to a value and back, for configuration, command lines and designers.</summary>
internal sealed class TextTypeConverter<T> : TypeConverter
    where T : class, IParsable<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, culture) : base.ConvertFrom(context, culture, value);
}
#endif
