using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>
/// The order of preference of the nodes for an image: by a hash of both (rendezvous hashing). Every process computes the same order. An
/// image stays on the node with its cache, images are distributed over the nodes, and adding or removing a node moves only the images of that node.
/// </summary>
internal static class RendezvousOrder
{
    public static IOrderedEnumerable<NodePlatforms> Sort(IEnumerable<NodePlatforms> nodes, string image) =>
        nodes.OrderByDescending(node => Weight(node.Name, image)).ThenBy(node => node.Name, StringComparer.Ordinal);

    private static ulong Weight(string node, string image) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{node}\n{image}")));
}
