using ImageGen.Engine.Tests.BuildKit;

namespace ImageGen.Engine.Tests.Terminal.Pictures;

/// <summary>Two projects whose images are built by a stand-in of the .NET SDK, which only prints and waits.</summary>
internal sealed class ExampleShop : IAsyncDisposable
{
    /// <summary>The tag of the images.</summary>
    public const string Tag = "1.4.0";

    private const string Sdk = """
        #!/bin/sh
        project=$(ls | sed -n 's/[.]csproj$//p')
        case $project in *Api) seconds=4 ;; *) seconds=5 ;; esac
        echo "  Determining projects to restore..."
        case $1 in
        restore) sleep 1.$seconds; echo "  Restored /src/$project.csproj (in 1.$seconds sec)." ;;
        publish)
            echo "  All projects are up-to-date for restore."
            sleep 0.$seconds
            echo "  $project -> /src/bin/Release/net10.0/$project.dll"
            sleep $seconds
            mkdir /app
            cp $project.csproj /app/$project.dll
            echo "  $project -> /app/" ;;
        esac

        """;

    private static readonly string[] BaseImages = ["mcr.microsoft.com/dotnet/sdk:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0"];
    private static readonly string[] Projects = ["shop-api", "shop-worker"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-shop");

    private ExampleShop()
    {
    }

    /// <summary>The folder of the program and the two projects.</summary>
    public string Folder => _folder.FullName;

    public static async Task<ExampleShop> CreateAsync()
    {
        var shop = new ExampleShop();
        shop.Write("base/dotnet", Sdk);
        shop.Write("base/Dockerfile", $"FROM {EngineEnvironment.BaseImage}\nCOPY --chmod=755 dotnet /bin/\n");
        _ = await DockerCli.RunAsync(["build", .. BaseImages.SelectMany(image => new[] { "--tag", image }), Path.Join(shop.Folder, "base")]);
        shop.WriteProject(Projects[0], "Shop.Api");
        shop.WriteProject(Projects[1], "Shop.Worker");
        // One of them has restored its packages before, the other one not.
        _ = await DockerCli.BuildAsync(Path.Join(shop.Folder, Projects[0]), "build");
        shop.Write($"{Projects[0]}/Program.cs", "Console.WriteLine(1);\n");
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        _ = await DockerCli.RunAsync(["rmi", "--force", .. BaseImages, .. Projects.SelectMany(name => new[] { $"ghcr.io/acme/{name}:{Tag}", $"ghcr.io/acme/{name}:latest" })]);
        _folder.Delete(recursive: true);
    }

    private void WriteProject(string folder, string name)
    {
        // The comment makes it a project that the engine has not built in an earlier run.
        Write($"{folder}/{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk.Web\" />\n<!-- {Guid.NewGuid()} -->\n");
        Write($"{folder}/Program.cs", "Console.WriteLine();\n");
        Write($"{folder}/Dockerfile", $"""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY {name}.csproj .
            RUN dotnet restore
            COPY . .
            RUN dotnet publish --configuration Release --output /app

            FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
            COPY --from=build /app /app
            ENTRYPOINT ["dotnet", "/app/{name}.dll"]

            """);
    }

    private void Write(string path, string content)
    {
        var file = new FileInfo(Path.Join(Folder, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
    }
}
