using ImageGen;

// What a user writes is the second line; the first one is for a test.
return args is ["loaded-assemblies"]
    ? Loaded.Print()
    : await DockerImages.RunAsync(args);

/// <summary>The shop's page.</summary>
[DockerImage("shop-page:1.0", Dockerfile = "page.Dockerfile", Builder = ImageBuilder.InProcess)]
internal static partial class ShopPage;

/// <summary>The shop's <c>web</c> API.</summary>
[DockerImage("shop-api", Dockerfile = "api.Dockerfile", Builder = ImageBuilder.InProcess, Platforms = ["linux/amd64"])]
internal static partial class ShopApi;

/// <summary>The deployment program itself.</summary>
[DockerImage("shop-self")]
internal static partial class ShopSelf;
