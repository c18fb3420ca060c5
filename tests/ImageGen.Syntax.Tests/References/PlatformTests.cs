using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.References;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("linux/arm64/v8", "linux/arm64")]
    [InlineData("linux/arm64/v9", "linux/arm64/v9")]
    [InlineData("linux/arm", "linux/arm/v7")]
    [InlineData("linux/arm/v6", "linux/arm/v6")]
    [InlineData("linux/amd64/v1", "linux/amd64")]
    [InlineData("linux/amd64/v3", "linux/amd64/v3")]
    [InlineData("linux/s390x", "linux/s390x")]
    [InlineData("windows(10.0.17763+win32k)/arm64/v8", "windows(10.0.17763+win32k)/arm64")]
    [InlineData("linux", "linux")]
    public void Normalized_platforms_are_written_like_those_of_a_builder(string text, string normalized)
    {
        Assert.Equal(normalized, Platform.Parse(text).Normalize().ToString());
        Assert.Equal(Platform.Parse(normalized), Platform.Parse(text).Normalize());
    }

    [Fact]
    public void The_parts_of_a_full_platform()
    {
        Platform platform = "Windows(10.0.17763%2Bbuild.42+win32k+gpu+gpu)/AArch64/V9";

        Assert.Equal("windows", platform.OperatingSystem);
        Assert.Equal("10.0.17763+build.42", platform.OperatingSystemVersion);
        Assert.Equal(["gpu", "win32k"], platform.OperatingSystemFeatures);
        Assert.Equal("arm64", platform.Architecture);
        Assert.Equal("v9", platform.Variant);
        Assert.Equal("windows(10.0.17763%2Bbuild.42+gpu+win32k)/arm64/v9", platform.ToString());
    }

    [Theory]
    [InlineData("amd64", "linux/amd64")]
    [InlineData("armhf", "linux/arm")]
    [InlineData("armel", "linux/arm/v6")]
    [InlineData("linux", "linux")]
    [InlineData("macOS", "darwin")]
    [InlineData("windows(10.0.17763)", "windows(10.0.17763)")]
    public void A_single_word_means_the_same_on_every_machine(string text, string expected)
    {
        Platform platform = text;

        Assert.Equal(expected, platform.ToString());
        Assert.Equal(expected.Contains('/'), platform.Architecture is not null);
    }

    // The cases of upstream's own tests that the recorded command line is too old to know.
    [Theory]
    [InlineData("windows(10.0.17763+win32k)/amd64", "windows(10.0.17763+win32k)/amd64")]
    [InlineData("linux(+gpu)/amd64", "linux(+gpu)/amd64")]
    [InlineData("linux(+unsorted+erofs)/amd64", "linux(+erofs+unsorted)/amd64")]
    [InlineData("windows(50%25done)/amd64", "windows(50%25done)/amd64")]
    [InlineData("windows(1.0%28beta%29)/amd64", "windows(1.0%28beta%29)/amd64")]
    [InlineData("windows(a%2fb)/amd64", "windows(a%2Fb)/amd64")]
    [InlineData("linux(+feat%2Bv2)/amd64", "linux(+feat%2Bv2)/amd64")]
    [InlineData("linux(%61)/amd64", "linux(a)/amd64")]
    [InlineData("linux(+)/amd64", "linux/amd64")]
    [InlineData("linux(1+)/amd64", "linux(1)/amd64")]
    [InlineData("linux()/amd64", "linux/amd64")]
    [InlineData("linux(%FF)/amd64", "linux(%FF)/amd64")]
    public void Options_of_the_operating_system(string text, string expected) => Assert.Equal(expected, Platform.Parse(text).ToString());

    [Theory]
    [InlineData("", ImageReferenceErrorKind.Empty, 0, 0, null)]
    [InlineData(" linux", ImageReferenceErrorKind.Whitespace, 0, 1, "linux")]
    [InlineData("linux /arm", ImageReferenceErrorKind.Whitespace, 5, 1, null)]
    [InlineData("linux/", ImageReferenceErrorKind.InvalidPlatform, 6, 0, "linux")]
    [InlineData("linux//arm", ImageReferenceErrorKind.InvalidPlatform, 6, 0, "linux/arm")]
    [InlineData("linux\\amd64", ImageReferenceErrorKind.InvalidPlatform, 5, 1, "linux/amd64")]
    [InlineData("linux/&arm", ImageReferenceErrorKind.InvalidPlatform, 6, 1, null)]
    [InlineData("linux/arm/v7&", ImageReferenceErrorKind.InvalidPlatform, 12, 1, null)]
    [InlineData("li.nux/arm", ImageReferenceErrorKind.InvalidPlatform, 2, 1, null)]
    [InlineData("linux(1/arm", ImageReferenceErrorKind.InvalidPlatform, 5, 1, null)]
    [InlineData("linux(1)x/arm", ImageReferenceErrorKind.InvalidPlatform, 8, 1, null)]
    [InlineData("linux(1!)/arm", ImageReferenceErrorKind.InvalidPlatform, 7, 1, null)]
    [InlineData("linux(++)/arm", ImageReferenceErrorKind.InvalidPlatform, 7, 1, null)]
    [InlineData("linux(+a++b)/arm", ImageReferenceErrorKind.InvalidPlatform, 9, 1, null)]
    [InlineData("linux(+a+)/arm", ImageReferenceErrorKind.InvalidPlatform, 9, 1, null)]
    [InlineData("linux(%2)/arm", ImageReferenceErrorKind.InvalidPlatform, 6, 1, null)]
    [InlineData("linux(a%zz)/arm", ImageReferenceErrorKind.InvalidPlatform, 7, 1, null)]
    [InlineData("lunix", ImageReferenceErrorKind.UnknownPlatform, 0, 5, null)]
    [InlineData("x64", ImageReferenceErrorKind.UnknownPlatform, 0, 3, "linux/amd64")]
    [InlineData("amd64(1)", ImageReferenceErrorKind.UnknownPlatform, 0, 8, null)]
    [InlineData("linux/arm/v7/x", ImageReferenceErrorKind.PlatformTooLong, 12, 2, null)]
    public void An_error_names_the_rule_the_place_and_what_to_write(string text, ImageReferenceErrorKind kind, int position, int length, string? suggestion)
    {
        Assert.False(Platform.TryParse(text, out Platform? platform, out ImageReferenceError? error));

        Assert.Null(platform);
        Assert.Equal((kind, ImageReferencePart.Platform, position, length, suggestion), (error.Kind, error.Part, error.Position, error.Length, error.Suggestion));
        Assert.Equal(error, Assert.Throws<ImageReferenceException>(() => Platform.Parse(text)).Error);
    }

    [Theory]
    [InlineData("linux/amd64", true)]
    [InlineData("windows(10.0.17763)/amd64", true)]
    [InlineData("linux", true)]
    [InlineData("lunix/amd64", false)]
    [InlineData("linux/armv7", false)]
    public void What_go_does_not_know_is_accepted_and_told(string text, bool isKnown) => Assert.Equal(isKnown, Platform.Parse(text).IsKnown);

    [Fact]
    public void Platforms_are_equal_when_their_normalised_parts_are()
    {
        Platform platform = "linux/x86_64";

        Assert.Equal(platform, Platform.Parse("Linux/AMD64/v1"));
        Assert.True(platform == "amd64");
        Assert.Equal(platform.GetHashCode(), Platform.Parse("amd64").GetHashCode());
        Assert.True(platform != "linux/arm64");
        Assert.NotEqual(platform, Platform.Parse("linux(1)/amd64"));
        Assert.Null((Platform?)(string?)null);
    }

    [Fact]
    public void What_is_printed_reads_as_the_same_platform_and_nothing_but_the_declared_exception_is_thrown() =>
        Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char["linuxarmAM64v78/()+%2B.-_ "], 0, 24],
            Gen.Select(Gen.OneOf("linux", "windows(1.2%2b+a)", "macos", "X_1(+b+a)"), Gen.OneOf("amd64", "ARM", "aarch64", "armhf", "x.y"), Gen.OneOf("", "/v8", "/7", "/V1", "/x"), (system, architecture, variant) => $"{system}/{architecture}{variant}"))
        .Sample(
            text =>
            {
                if (!Platform.TryParse(text, out Platform? platform, out ImageReferenceError? error))
                {
                    return error.Position >= 0 && error.Position + error.Length <= text.Length && (error.Suggestion is null || Platform.TryParse(error.Suggestion, out _));
                }

                return Platform.Parse(platform.ToString()) == platform && Platform.Parse(platform.ToString()).ToString() == platform.ToString();
            },
            iter: 20_000);

    [Theory]
    [InlineData("linux/x64", "linux/amd64")]
    [InlineData("windows/x64", "windows/amd64")]
    [InlineData("linux/armv7", "linux/arm/v7")]
    [InlineData("linux/amd64", null)]
    [InlineData("linux/vax", null)]
    [InlineData("beos/x64", null)]
    public void An_unknown_platform_says_which_is_probably_meant(string text, string? expected) => Assert.Equal(expected, Platform.Parse(text).Suggestion);
}
