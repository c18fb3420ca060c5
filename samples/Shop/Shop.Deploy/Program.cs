using ImageGen;
using Shop.Deploy;

// The registry is not in the names: it is the default namespace, IMAGEGEN_DEFAULT_NAMESPACE=ghcr.io/acme for example.
string version = args is [var first, ..] ? first : "1.0.0";

try
{
    PushedImage api = await ShopApi.BuildAndPushAsync(new() { Tags = [version, "latest"] });
    PushedImage worker = await ShopWorker.BuildAndPushAsync(new() { Tags = [version, "latest"] });
    PushedImage assets = await ShopAssets.BuildAndPushAsync(new() { Tags = [version, "latest"], Args = { Version = version } });
    Console.WriteLine(api.Reference);
    Console.WriteLine(worker.Reference);
    Console.WriteLine(assets.Reference);
    return 0;
}
catch (ImageGenException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
