using Shop.Catalog;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

// Counts the stock until it is told to end.
using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
try
{
    do
    {
        Console.WriteLine($"stock is worth {Products.All.Sum(product => product.Price):0.00}");
    }
    while (await timer.WaitForNextTickAsync(stop.Token));
}
catch (OperationCanceledException)
{
    Console.WriteLine("stopped");
}
