using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>
/// The order in which nodes are asked for one image: by a hash of both (rendezvous hashing). Every process finds the same order, so an
/// image keeps its node and finds its cache warm there; images spread over the nodes; and a node that comes or goes moves no image but its own.
/// </summary>
internal static class RendezvousOrder
{
    public static IOrderedEnumerable<NodePlatforms> Of(IEnumerable<NodePlatforms> nodes, string image) =>
        nodes.OrderByDescending(node => Weight(node.Name, image)).ThenBy(node => node.Name, StringComparer.Ordinal);

    private static ulong Weight(string node, string image) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{node}\n{image}")));
}
