using CsCheck;
using ImageGen.Building.BuildKit.Nodes;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class RendezvousOrderTests
{
    private static readonly Gen<string[]> Names = Gen.Int[0, 1000].Select(number => $"tcp://builder-{number}:1234").HashSet[1, 12].Select(names => names.ToArray());
    private static readonly Gen<string> Image = Gen.String[Gen.Char.AlphaNumeric, 1, 20];

    [Fact]
    public void Every_process_finds_the_same_order() =>
        // Were it to change, every image would move to a cold cache.
        Assert.Equal(
            ["tcp://c:1234", "tcp://b:1234", "tcp://a:1234"],
            Order(["tcp://a:1234", "tcp://b:1234", "tcp://c:1234"], "ghcr.io/acme/web"));

    [Fact]
    public void The_order_of_the_nodes_in_the_options_does_not_matter() => Names.Select(Image).Sample((names, image) =>
        Assert.Equal(Order(names, image), Order([.. names.Reverse()], image)));

    [Fact]
    public void A_node_that_goes_moves_no_image_but_its_own() => Names.Select(Image).Where(each => each.Item1.Length > 1).Sample((names, image) =>
    {
        var order = Order(names, image);
        foreach (var gone in names)
        {
            Assert.Equal(order.Where(name => name != gone), Order([.. names.Where(name => name != gone)], image));
        }
    });

    [Fact]
    public void Images_spread_over_the_nodes()
    {
        string[] names = ["tcp://a:1234", "tcp://b:1234", "tcp://c:1234", "tcp://d:1234"];

        var counts = Enumerable.Range(0, 4000).CountBy(image => Order(names, $"acme/service-{image}")[0]).Select(count => count.Value).ToList();

        Assert.Equal(4, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    private static string[] Order(string[] names, string image) =>
        [.. RendezvousOrder.Sort(names.Select(name => new NodePlatforms(name, [], [])), image).Select(node => node.Name)];
}
