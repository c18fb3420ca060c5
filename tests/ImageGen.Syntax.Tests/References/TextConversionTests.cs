using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace ImageGen.Syntax.Tests.References;

/// <summary>The four values where other code expects text: JSON, configuration binding, generic parsing and formatting.</summary>
public sealed partial class TextConversionTests
{
    private const string Digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void Json_holds_them_as_strings_and_as_property_names()
    {
        var deployment = new Deployment("ghcr.io/acme/shop:1", "1", Digest, "linux/arm/v7", new() { ["ubuntu"] = "24.04" });

        string json = JsonSerializer.Serialize(deployment, Json.Default.Deployment);
        Deployment read = JsonSerializer.Deserialize(json, Json.Default.Deployment)!;

        Assert.Equal($$$"""{"Image":"ghcr.io/acme/shop:1","Tag":"1","Digest":"{{{Digest}}}","Platform":"linux/arm/v7","Bases":{"ubuntu":"24.04"}}""", json);
        Assert.Equal(deployment with { Bases = read.Bases }, read);
        Assert.Equal(deployment.Bases, read.Bases);
    }

    [Theory]
    [InlineData("""{"Image":"acme/Shop"}""", "acme/shop")]
    [InlineData("""{"Image":17}""", "Number")]
    [InlineData("""{"Bases":{"Ubuntu":"1"}}""", "ubuntu")]
    public void Json_that_holds_something_else_is_refused_as_json_with_the_same_words(string json, string expected)
    {
        JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, Json.Default.Deployment));

        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ImageReference), "ghcr.io/acme/shop:1")]
    [InlineData(typeof(ImageTag), "1")]
    [InlineData(typeof(ImageDigest), Digest)]
    [InlineData(typeof(Platform), "linux/arm/v7")]
    public void Type_converters_read_and_write_them(Type type, string text)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(type);

        object value = converter.ConvertFromInvariantString(text)!;

        Assert.IsType(type, value);
        Assert.Equal(text, converter.ConvertToInvariantString(value));
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        _ = Assert.Throws<ImageReferenceException>(() => converter.ConvertFromInvariantString("a b"));
    }

    [Fact]
    public void Generic_code_parses_and_formats_them()
    {
        Check<ImageReference>("ghcr.io/acme/shop:1");
        Check<ImageTag>("1");
        Check<ImageDigest>(Digest);
        Check<Platform>("linux/arm/v7");

        static void Check<T>(string text)
            where T : class, ISpanParsable<T>, ISpanFormattable
        {
            T value = T.Parse(text, provider: null);

            Assert.Equal(value, T.Parse(text.AsSpan(), provider: null));
            Assert.True(T.TryParse(text, provider: null, out T? tried) && value.Equals(tried));
            Assert.True(T.TryParse(text.AsSpan(), provider: null, out tried) && value.Equals(tried));
            Assert.False(T.TryParse("a b", provider: null, out _));
            Assert.False(T.TryParse("a b".AsSpan(), provider: null, out _));
            Assert.Equal(text, value.ToString(format: null, formatProvider: null));
            Span<char> buffer = stackalloc char[text.Length];
            Assert.True(value.TryFormat(buffer, out int written, format: default, provider: null));
            Assert.Equal(text, buffer[..written]);
            Assert.False(value.TryFormat(buffer[1..], out written, format: default, provider: null));
            Assert.Equal(0, written);
        }
    }

    private sealed record Deployment(ImageReference Image, ImageTag Tag, ImageDigest Digest, Platform Platform, Dictionary<ImageReference, ImageTag> Bases);

    [JsonSerializable(typeof(Deployment))]
    private sealed partial class Json : JsonSerializerContext;
}
