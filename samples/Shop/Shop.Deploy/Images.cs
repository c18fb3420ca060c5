using ImageGen;

namespace Shop.Deploy;

/// <summary>The shop's web API.</summary>
[DockerImage("shop-api", Project = "../Shop.Api/Shop.Api.csproj")]
internal static partial class ShopApi;

/// <summary>The shop's background worker.</summary>
[DockerImage("shop-worker", Project = "../Shop.Worker/Shop.Worker.csproj")]
internal static partial class ShopWorker;

/// <summary>The shop's page, from a Dockerfile of its own: its arguments and labels are members of this class.</summary>
[DockerImage("shop-assets", Dockerfile = "Assets/Dockerfile", Context = "Assets")]
internal static partial class ShopAssets;
