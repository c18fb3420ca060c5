using ImageGen;

namespace Shop.Deploy;

/// <summary>The shop's web API.</summary>
[DockerImage("shop-api", Project = "../Shop.Api/Shop.Api.csproj")]
internal static partial class ShopApi;

/// <summary>The shop's background worker.</summary>
[DockerImage("shop-worker", Project = "../Shop.Worker/Shop.Worker.csproj")]
internal static partial class ShopWorker;
