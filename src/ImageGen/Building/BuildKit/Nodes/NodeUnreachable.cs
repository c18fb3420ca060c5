using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Says that no node can be reached, and who named the nodes.</summary>
internal static class NodeUnreachable
{
    public static EngineUnreachableException Of(IReadOnlyDictionary<BuildKitNode, BuildKitUnreachableException> lost)
    {
        var (node, first) = lost.First();
        var message = lost.Count == 1
            ? $"{first.Message} The address comes from {node.Source}."
            : $"None of the {lost.Count} BuildKit nodes can be reached:{string.Concat(lost.Select(each => $"\n  {each.Key.Source}: {each.Value.Message}"))}";
        if (lost.Keys.Any(each => each is { Source: NodeChoice.AddressVariable, Endpoint: { Tls: null, Address.Scheme: "tcp" } }))
        {
            message += $" The folder of the certificates for daemons with TLS is named by {NodeChoice.CertificatesVariable}.";
        }

        return new EngineUnreachableException(message, first)
        {
            Endpoint = new EngineEndpoint { Address = node.Endpoint.Address, Source = node.Source },
        };
    }
}
