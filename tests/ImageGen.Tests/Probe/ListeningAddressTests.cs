using ImageGen.Probe;
using Xunit;

namespace ImageGen.Tests.Probe;

public sealed class ListeningAddressTests
{
    [Theory]
    [InlineData("", "http://127.0.0.1:8080/")]
    [InlineData("ASPNETCORE_HTTP_PORTS=5001", "http://127.0.0.1:5001/")]
    [InlineData("ASPNETCORE_HTTP_PORTS=5001;5002", "http://127.0.0.1:5001/")]
    [InlineData("DOTNET_HTTP_PORTS=5001", "http://127.0.0.1:5001/")]
    [InlineData("HTTP_PORTS=5001", "http://127.0.0.1:5001/")]
    [InlineData("ASPNETCORE_URLS=http://+:5001", "http://127.0.0.1:5001/")]
    [InlineData("DOTNET_URLS=http://+:5001", "http://127.0.0.1:5001/")]
    [InlineData("URLS=http://+:5001", "http://127.0.0.1:5001/")]
    public void The_port_is_read_from_each_variable(string environment, string url) => Assert.Equal(url, Read(environment));

    [Theory]
    [InlineData("ASPNETCORE_URLS=http://+:1 ASPNETCORE_HTTP_PORTS=2", "http://127.0.0.1:1/")]
    [InlineData("URLS=http://+:1 DOTNET_URLS=http://+:2", "http://127.0.0.1:1/")]
    [InlineData("DOTNET_URLS=http://+:1 ASPNETCORE_URLS=http://+:2", "http://127.0.0.1:1/")]
    [InlineData("HTTP_PORTS=1 DOTNET_HTTP_PORTS=2", "http://127.0.0.1:1/")]
    [InlineData("DOTNET_HTTP_PORTS=1 ASPNETCORE_HTTP_PORTS=2", "http://127.0.0.1:1/")]
    [InlineData("ASPNETCORE_URLS= ASPNETCORE_HTTP_PORTS=2", "http://127.0.0.1:2/")]
    public void The_precedence_is_that_of_ASP_NET_Core(string environment, string url) => Assert.Equal(url, Read(environment));

    [Theory]
    [InlineData("http://*:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://0.0.0.0:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::]:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://api.example:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://[::1]:5000/", "http://[::1]:5000/")]
    [InlineData("http://10.1.2.3:5000", "http://10.1.2.3:5000/")]
    [InlineData("http://+", "http://127.0.0.1:80/")]
    [InlineData("https://+:5001;http://+:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://unix:/run/api.sock;http://+:5000", "http://127.0.0.1:5000/")]
    public void The_host_is_one_to_which_the_probe_can_connect(string urls, string url) => Assert.Equal(url, Read("ASPNETCORE_URLS=" + urls));

    [Theory]
    [InlineData("ASPNETCORE_URLS=https://+:5001", "'https://+:5001' in ASPNETCORE_URLS contains no http URL with a port")]
    [InlineData("URLS=http://unix:/run/api.sock", "'http://unix:/run/api.sock' in URLS contains no http URL with a port")]
    [InlineData("ASPNETCORE_HTTP_PORTS=http", "'http' in ASPNETCORE_HTTP_PORTS does not start with a valid port")]
    [InlineData("HTTP_PORTS=;", "';' in HTTP_PORTS does not start with a valid port")]
    public void A_variable_without_an_address_is_reported(string environment, string message) =>
        Assert.StartsWith(message, Assert.Throws<ProbeException>(() => Read(environment)).Message);

    private static string Read(string environment) => ListeningAddress.Read(ProbeRun.Environment(environment)).ToString();
}
