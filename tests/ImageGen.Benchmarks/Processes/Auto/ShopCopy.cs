using System.Reflection;
using System.Xml.Linq;

namespace ImageGen.Benchmarks.Processes.Auto;

/// <summary>
/// A copy of the Shop API of <c>samples/Shop</c> with packages as an ordinary service has them, a feed with these packages, and the Dockerfile that
/// the .NET documentation advises: restore before the sources are copied, with a cache for packages.
/// </summary>
internal sealed class ShopCopy
{
    private static readonly string[] Packages = ["Docker.DotNet.Enhanced", "Google.Protobuf", "Grpc.Net.Client", "SharpZipLib"];

    private static readonly string Repository = typeof(ShopCopy).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Repository").Value!;

    /// <summary>The folder with the packages of ImageGen, which <c>./build.sh bench</c> made.</summary>
    public static string Packed => Path.GetFullPath(Path.Join(Repository, "artifacts", "feed"));

    private int _changes;

    private ShopCopy(string folder) => Folder = folder;

    public string Folder { get; }

    public string Project => Path.Join(Folder, "Shop.Api", "Shop.Api.csproj");

    /// <summary>The environment of processes on this machine: a folder for packages that no other copy fills.</summary>
    public Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = Folder + "-packages" };

    /// <summary>Writes a feed with the packages and those that they need, from the package sources of this machine.</summary>
    public static async Task<string> MakeFeedAsync(string folder)
    {
        var shop = Write(Path.Join(folder, "packages"));
        _ = await TimedProcess.RunAsync("dotnet", shop.Environment, "restore", shop.Project);
        var feed = Directory.CreateDirectory(Path.Join(folder, "feed")).FullName;
        foreach (var package in Directory.EnumerateFiles(shop.Environment["NUGET_PACKAGES"], "*.nupkg", SearchOption.AllDirectories))
        {
            File.Copy(package, Path.Join(feed, Path.GetFileName(package)));
        }

        return feed;
    }

    public static ShopCopy Make(string folder, string registry, string feed)
    {
        var shop = Write(folder);
        var copied = Directory.CreateDirectory(Path.Join(folder, "feed")).FullName;
        foreach (var package in Directory.EnumerateFiles(feed))
        {
            File.Copy(package, Path.Join(copied, Path.GetFileName(package)));
        }

        File.WriteAllText(Path.Join(folder, "nuget.config"), """
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Join(folder, "Dockerfile"), $"""
            FROM {registry}/dotnet/sdk:10.0 AS build
            WORKDIR /source
            COPY nuget.config Directory.Build.props ./
            COPY feed feed
            COPY Shop.Catalog/Shop.Catalog.csproj Shop.Catalog/
            COPY Shop.Api/Shop.Api.csproj Shop.Api/Directory.Build.targets Shop.Api/
            RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore Shop.Api/Shop.Api.csproj
            COPY Shop.Catalog Shop.Catalog
            COPY Shop.Api Shop.Api
            RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish Shop.Api/Shop.Api.csproj --no-restore -c Release -o /app
            FROM {registry}/dotnet/aspnet:10.0
            WORKDIR /app
            COPY --from=build /app .
            USER $APP_UID
            ENTRYPOINT ["dotnet", "Shop.Api.dll"]

            """);
        File.WriteAllText(Path.Join(folder, ".dockerignore"), "**/bin\n**/obj\n");
        return shop;
    }

    /// <summary>Changes the program and nothing else, each time to another text.</summary>
    public void Change() => File.AppendAllText(Path.Join(Folder, "Shop.Api", "Program.cs"), $"\ninternal static class Change{++_changes} {{ public const string Text = \"{Guid.NewGuid():n}\"; }}\n");

    private static ShopCopy Write(string folder)
    {
        foreach (var project in (string[])["Shop.Api", "Shop.Catalog"])
        {
            var copy = Directory.CreateDirectory(Path.Join(folder, project)).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Join(Repository, "samples", "Shop", project)))
            {
                File.Copy(file, Path.Join(copy, Path.GetFileName(file)));
            }
        }

        var versions = XDocument.Load(Path.Join(Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Version")!.Value);
        var references = Packages.Select(package => $"""    <PackageReference Include="{package}" Version="{versions[package]}" />""");
        File.WriteAllText(Path.Join(folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Join(folder, "Shop.Api", "Directory.Build.targets"), $"""
            <Project>
              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """);
        return new ShopCopy(folder);
    }
}
