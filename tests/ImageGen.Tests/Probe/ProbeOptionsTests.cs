using ImageGen.Probe;
using Xunit;

namespace ImageGen.Tests.Probe;

public sealed class ProbeOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/health", "http://127.0.0.1:8080/health")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://127.0.0.1/health", "http://127.0.0.1:80/health")]
    [InlineData("HTTP://localhost:5000/a/b?c=d", "http://localhost:5000/a/b?c=d")]
    [InlineData("http://[::1]:8080/health", "http://[::1]:8080/health")]
    [InlineData("http://[::1]/health", "http://[::1]:80/health")]
    [InlineData("http://api_1.internal:1/", "http://api_1.internal:1/")]
    public void A_URL_is_read(string text, string url) => Assert.Equal(url, Parse(text).Url.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("health")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://")]
    [InlineData("http:///health")]
    [InlineData("http://:8080/health")]
    [InlineData("http://127.0.0.1:/health")]
    [InlineData("http://127.0.0.1:0/health")]
    [InlineData("http://127.0.0.1:65536/health")]
    [InlineData("http://127.0.0.1:+80/health")]
    [InlineData("http://::1/health")]
    [InlineData("http://[::1/health")]
    [InlineData("http://[127.0.0.1]/health")]
    [InlineData("http://[::1]x:80/health")]
    [InlineData("http://user@127.0.0.1/health")]
    [InlineData("http://127.0.0.1?a")]
    [InlineData("http://127.0.0.1/health#fragment")]
    [InlineData("http://127.0.0.1/he alth")]
    [InlineData("http://127.0.0.1/\r\nHost:")]
    [InlineData("http://127.0.0.1/é")]
    [InlineData("http://é/")]
    public void Another_text_is_not_a_valid_URL(string text) => Assert.Contains($"'{text}' is not a valid URL", Refused(text));

    [Fact]
    public void TLS_is_not_supported() => Assert.Contains("the probe has no TLS. Use an http URL.", Refused("https://127.0.0.1/health"));

    [Fact]
    public void A_path_with_other_characters_is_refused() => Assert.Contains("'/é' is not a valid path", Refused("/é"));

    [Fact]
    public void The_timeout_is_3_seconds() => Assert.Equal(3, Parse("/health").TimeoutSeconds);

    [Theory]
    [InlineData("/health", "--timeout", "5")]
    [InlineData("--timeout", "5", "/health")]
    public void The_timeout_can_be_set(params string[] arguments) => Assert.Equal(5, Parse(arguments).TimeoutSeconds);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("3s")]
    [InlineData("3601")]
    public void A_timeout_that_is_not_a_number_of_seconds_is_refused(string seconds) =>
        Assert.Contains($"'{seconds}' is not a valid timeout", Refused("/health", "--timeout", seconds));

    [Theory]
    [InlineData]
    [InlineData("/health", "/ready")]
    [InlineData("/health", "--timeout")]
    [InlineData("/health", "--retries", "5")]
    public void Other_arguments_are_refused(params string[] arguments) => Refused(arguments);

    private static ProbeOptions Parse(params string[] arguments) => ProbeOptions.Parse(arguments, static _ => null);

    /// <summary>The printed line, which shows the usage.</summary>
    private static string Refused(params string[] arguments)
    {
        var result = HealthProbe.Run(arguments, static _ => null);

        Assert.False(result.IsHealthy);
        Assert.EndsWith(" Usage: imagegen-probe URL|PATH [--timeout SECONDS]", result.Line);
        return result.Line;
    }
}
