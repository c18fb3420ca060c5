using ImageGen.Building.BuildKit.Nodes;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.Images;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class NodeChoiceTests
{
    private static readonly EngineEndpoint Engine = new() { Address = new Uri("tcp://engine:2375") };

    [Fact]
    public void Without_any_word_of_nodes_the_engine_builds() => Assert.Equal("", Choose(new(), host: null));

    [Fact]
    public void The_variable_may_name_several() =>
        Assert.Equal("tcp://a:1234 (from BUILDKIT_HOST); unix:///run/b.sock (from BUILDKIT_HOST)", Choose(new(), host: "tcp://a:1234, unix:///run/b.sock,tcp://a:1234,"));

    [Fact]
    public void The_options_come_before_the_variable() =>
        Assert.Equal("tcp://b:1234 (from the program)", Choose(new() { BuildKit = ["tcp://b:1234"] }, host: "tcp://a:1234"));

    [Fact]
    public void An_engine_of_the_options_comes_before_the_variable() => Assert.Equal("", Choose(new() { Engine = Engine }, host: "tcp://a:1234"));

    [Fact]
    public void The_classic_builder_comes_before_the_variable() => Assert.Equal("", Choose(new() { Builder = ImageBuilder.Classic }, host: "tcp://a:1234"));

    [Fact]
    public void Nodes_and_engine_of_one_place_are_nodes() =>
        Assert.Equal("tcp://b:1234 (from the program)", Choose(new() { Engine = Engine, BuildKit = ["tcp://b:1234"] }, host: null));

    [Fact]
    public void The_images_nodes_hold_for_a_call_that_names_none() =>
        Assert.Equal("tcp://b:1234 (from the program)", Choose(BuildOptionsMerge.Merge(new() { BuildKit = ["tcp://b:1234"] }, new()), host: null));

    [Fact]
    public void An_engine_of_the_call_comes_before_nodes_of_the_image() =>
        Assert.Equal("", Choose(BuildOptionsMerge.Merge(new() { BuildKit = ["tcp://b:1234"] }, new() { Engine = Engine }), host: null));

    [Fact]
    public void Nodes_of_the_call_come_before_an_engine_of_the_image() =>
        Assert.Equal("tcp://b:1234 (from the program)", Choose(BuildOptionsMerge.Merge(new() { Engine = Engine }, new() { BuildKit = ["tcp://b:1234"] }), host: null));

    [Fact]
    public void Nodes_have_no_classic_builder() =>
        Assert.Throws<ImageBuildException>(() => Choose(new() { Builder = ImageBuilder.Classic, BuildKit = ["tcp://b:1234"] }, host: null));

    [Fact]
    public void A_variable_that_is_no_address_is_told_by_its_name()
    {
        var exception = Assert.Throws<EngineUnreachableException>(() => Choose(new(), host: "builder"));

        Assert.Contains("'builder' (from BUILDKIT_HOST)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_of_the_environment_are_for_its_tcp_addresses()
    {
        using var certificates = new TestCertificates();

        var nodes = NodeChoice.FromOptions(new(), Environment("tcp://a:1234,unix:///run/b.sock", certificates.Directory));

        Assert.NotNull(nodes[0].Endpoint.Tls!.ClientCertificateContext);
        Assert.Null(nodes[1].Endpoint.Tls);
    }

    [Fact]
    public void A_folder_without_certificates_is_told()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<EngineUnreachableException>(() => NodeChoice.FromOptions(new(), Environment("tcp://a:1234", folder.Path)));

        Assert.Contains("ca.pem, cert.pem and key.pem", exception.Message, StringComparison.Ordinal);
    }

    private static string Choose(ImageBuildOptions options, string? host) => string.Join("; ", NodeChoice.FromOptions(options, Environment(host)));

    private static ImageGen.Engines.DockerEnvironment Environment(string? host, string? certificates = null) => new()
    {
        HomeDirectory = "/nowhere",
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOCKER_HOST"] = "tcp://engine:2375",
            [NodeChoice.AddressVariable] = host ?? "",
            [NodeChoice.CertificatesVariable] = certificates ?? "",
        },
    };
}
