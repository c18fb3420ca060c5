using ImageGen.Building.BuildKit.Nodes;
using ImageGen.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class NodeUnreachableTests
{
    [Fact]
    public void A_node_of_the_environment_is_told_where_its_certificates_would_be_named() =>
        Assert.EndsWith(
            "It does not answer. The address comes from BUILDKIT_HOST. For a daemon with TLS, set IMAGEGEN_BUILDKIT_CERTIFICATES to the folder of the certificates.",
            Message(BuildKitNode.At("tcp://builder:1234") with { Source = NodeChoice.AddressVariable }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("tcp://builder:1234", "the program")]
    [InlineData("unix:///run/buildkit/buildkitd.sock", NodeChoice.AddressVariable)]
    public void Other_nodes_have_no_use_for_the_variable(string address, string source) =>
        Assert.DoesNotContain(NodeChoice.CertificatesVariable, Message(BuildKitNode.At(address) with { Source = source }), StringComparison.Ordinal);

    private static string Message(BuildKitNode node) =>
        NodeUnreachable.Create(new Dictionary<BuildKitNode, BuildKitUnreachableException> { [node] = new("It does not answer.") }).Message;
}
