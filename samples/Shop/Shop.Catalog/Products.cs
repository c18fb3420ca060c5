namespace Shop.Catalog;

/// <summary>What the shop sells.</summary>
public static class Products
{
    public static IReadOnlyList<Product> All { get; } =
    [
        new("tea-01", "Assam, 250 g", 7.90m),
        new("tea-02", "Grüner Tee, 100 g", 5.40m),
        new("pot-01", "Teapot, 1 l", 24.00m),
    ];
}
