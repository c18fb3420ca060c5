using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Creates the exception for nodes that cannot be reached, with the sources of their addresses.</summary>
internal static class NodeUnreachable
{
    public static EngineUnreachableException Create(IReadOnlyDictionary<BuildKitNode, BuildKitUnreachableException> lost)
    {
        var (node, first) = lost.First();
        var message = lost.Count == 1
            ? $"{first.Message} The address comes from {node.Source}."
            : $"None of the {lost.Count} BuildKit nodes can be reached:{string.Concat(lost.Select(each => $"\n  {each.Key.Source}: {each.Value.Message}"))}";
        if (lost.Keys.Any(each => each is { Source: NodeChoice.AddressVariable, Endpoint: { Tls: null, Address.Scheme: "tcp" } }))
        {
            message += $" For a daemon with TLS, set {NodeChoice.CertificatesVariable} to the folder of the certificates.";
        }

        return new EngineUnreachableException(message, first)
        {
            Endpoint = new EngineEndpoint { Address = node.Endpoint.Address, Source = node.Source },
        };
    }
}
