using Shop.Catalog;

var builder = WebApplication.CreateSlimBuilder(args);
var app = builder.Build();

app.MapGet("/", () => $"The shop sells {Products.All.Count} things: {string.Join("; ", Products.All.Select(product => product.Title))}.\n");
app.MapGet("/products", () => Products.All);

app.Run();
