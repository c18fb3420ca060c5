using ImageGen;
using Shop.Deploy;

// The registry is not in the names: it is the default namespace, IMAGEGEN_DEFAULT_NAMESPACE=ghcr.io/acme for example.
// usage: Shop.Deploy [VERSION] [--in-process]: with --in-process, no engine builds, even if one responds.
string version = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "1.0.0";
ImageBuilder builder = args.Contains("--in-process") ? ImageBuilder.InProcess : ImageBuilder.Auto;

try
{
    PushedImage api = await ShopApi.BuildAndPushAsync(new() { Builder = builder, Tags = [version, "latest"] });
    PushedImage worker = await ShopWorker.BuildAndPushAsync(new() { Builder = builder, Tags = [version, "latest"] });
    PushedImage assets = await ShopAssets.BuildAndPushAsync(new() { Builder = builder, Tags = [version, "latest"], Args = { Version = version } });
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
