namespace Shop.Catalog;

/// <summary>One thing that the shop sells.</summary>
public sealed record Product(string Sku, string Title, decimal Price);
