namespace ImageGen.CommandLine.Tests.Commands;

/// <summary>The command line inside another program.</summary>
public sealed class InProcessTests
{
    private static readonly DeclaredImage Shop = new() { Name = "shop", ClassName = "Shop", Tag = "1", Summary = "The shop.", Factory = static () => new DockerImage("acme/shop:1", dockerfile: "Dockerfile") };

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task Writers_get_what_the_streams_of_the_process_would_get()
    {
        Assert.Equal(0, await RunAsync([Shop], "list"));
        Assert.Contains("acme/shop:1", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync([Shop], "build", "shp"));
        Assert.Equal("error: There is no image 'shp'. Did you mean 'shop'?", _error.ToString().Trim());
    }

    [Fact]
    public async Task Canceled_token_cancels_the_command()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        var code = await ImageCommandLine.RunAsync([Shop], ["build"], new CommandLineStreams { Output = _output, Error = _error }, canceled.Token);

        Assert.Equal((int)CommandExitCode.Canceled, code);
    }

    [Fact]
    public async Task Exception_of_the_program_is_an_error_without_a_stack_trace()
    {
        var broken = new DeclaredImage { Name = "broken", ClassName = "Broken", Factory = static () => throw new InvalidOperationException("The vault is closed.") };

        Assert.Equal((int)CommandExitCode.Unexpected, await RunAsync([broken], "build"));
        Assert.Equal("error: The vault is closed. Set IMAGEGEN_DEBUG=1 to see where this comes from.", _error.ToString().Trim());
    }

    [Theory]
    [InlineData("8080/tcp")]
    [InlineData("5000/tcp, 53/udp", 5000, 53)]
    public async Task Inspect_shows_the_ports_of_a_generated_Dockerfile(string shown, params int[] ports)
    {
        using var folder = new TemporaryFolder();
        var project = folder.At("Api.csproj");
        await File.WriteAllTextAsync(project, "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var defaults = new ImageBuildOptions();
        foreach (var port in ports)
        {
            defaults.Auto.Ports.Add(new ExposedPort(port, port == 53 ? PortProtocol.Udp : PortProtocol.Tcp));
        }

        var web = new DeclaredImage { Name = "api", ClassName = "Api", Tag = "1", Factory = () => new DockerImage("acme/api:1") { Project = new DotNetProject { Path = project }, Defaults = defaults } };

        Assert.Equal(0, await RunAsync([web], "inspect"));
        Assert.Contains($"\n  ports         {shown}\n", _output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("build --help")]
    [InlineData("eject --help")]
    [InlineData("list")]
    public async Task Program_without_images_has_a_command_line(string commandLine) => Assert.Equal(0, await RunAsync([], commandLine.Split(' ')));

    [Fact]
    public async Task Argument_with_the_option_of_another_argument_is_given_by_its_name()
    {
        var image = new DeclaredImage
        {
            Name = "shop",
            IsDockerfileKnown = true,
            Factory = Shop.Factory,
            Arguments = [new() { Name = "FOO", OptionName = "foo" }, new() { Name = "foo", OptionName = "foo", IsRequired = true }],
        };

        Assert.Equal(2, await RunAsync([image], "build", "--foo", "1"));
        Assert.Equal("error: The Dockerfile of shop needs values that have no default. Add --build-arg foo=VALUE.", _error.ToString().Trim());
    }

    private Task<int> RunAsync(DeclaredImage[] images, params string[] args) =>
        ImageCommandLine.RunAsync(images, args, new CommandLineStreams { Output = _output, Error = _error }, CancellationToken.None);
}
