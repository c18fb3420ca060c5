namespace ImageGen.Benchmarks.Processes.Auto;

/// <summary>A program that deploys a copy of the shop with the packages, compiled before it is measured as that of a user is: the compiler has evaluated the project.</summary>
internal static class Deployment
{
    /// <returns>The program, which builds and pushes.</returns>
    public static async Task<string> MakeAsync(ShopCopy shop, string reference, PublishLocation location, string registry, ImageBuilder builder = ImageBuilder.Auto)
    {
        var folder = Directory.CreateDirectory(Path.Join(shop.Folder, "Deploy")).FullName;
        File.WriteAllText(Path.Join(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{ShopCopy.Packed}/cache" /></config>
              <packageSources><clear /><add key="packed" value="{ShopCopy.Packed}/packages" /></packageSources>
              <fallbackPackageFolders><add key="all others" value="{Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")}" /></fallbackPackageFolders>
            </configuration>
            """);
        // The settings are those of docs/guides/speed.md.
        File.WriteAllText(Path.Join(folder, "Deploy.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TieredCompilation>false</TieredCompilation>
                <EventSourceSupport>false</EventSourceSupport>
                <MetricsSupport>false</MetricsSupport>
                <ThreadPoolSpinCount>0</ThreadPoolSpinCount>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="ImageGen" Version="*-*" /></ItemGroup>
            </Project>
            """);
        // The packages are in a folder. With a network that leads nowhere, NuGet would wait for it at each signature.
        File.WriteAllText(Path.Join(folder, "Program.cs"), $$"""
            using ImageGen;

            var built = await Shop.BuildAsync(new()
            {
                Auto = new() { BaseRegistry = "{{registry}}", PublishOn = PublishLocation.{{location}} },
                Builder = ImageBuilder.{{builder}},
                Network = "none",
                Progress = BuildProgress.Quiet,
            });
            _ = await built.PushAsync(new() { Progress = BuildProgress.Quiet });

            [DockerImage("{{reference}}", Dockerfile = "auto", Project = "../Shop.Api/Shop.Api.csproj")]
            internal static partial class Shop;
            """);
        _ = await TimedProcess.RunAsync("dotnet", new Dictionary<string, string>(), "build", folder, "-c", "Release", "-v", "quiet", "--nologo");
        return Path.Join(folder, "bin", "Release", "net10.0", "Deploy");
    }
}
