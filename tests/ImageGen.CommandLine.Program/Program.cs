using ImageGen;

return await DockerImages.RunAsync(args);

/// <summary>The shop's page.</summary>
[DockerImage("ghcr.io/acme/shop-page:1.0", Dockerfile = "page.Dockerfile", Builder = ImageBuilder.InProcess)]
internal static partial class ShopPage;

/// <summary>The shop's <c>web</c> API.</summary>
[DockerImage("ghcr.io/acme/shop-api", Dockerfile = "api.Dockerfile", Builder = ImageBuilder.InProcess, Platforms = ["linux/amd64"])]
internal static partial class ShopApi;

/// <summary>The deployment program itself.</summary>
[DockerImage("ghcr.io/acme/shop-self")]
internal static partial class ShopSelf;
