namespace ImageGen.Engine.Tests.Auto;

internal static partial class ProjectShapes
{
    /// <summary>Layouts that a container without a network cannot publish, each with the reason. Only their Dockerfiles are tested.</summary>
    public static IEnumerable<ProjectShape> TextOnly { get; } =
    [
        // The linker is a package: Microsoft.NET.ILLink.Tasks. The runtime is one, too.
        Shape("trimmed", "App.csproj",
            ("App.csproj", Program("<PropertyGroup><PublishTrimmed>true</PublishTrimmed></PropertyGroup><ItemGroup><TrimmerRootDescriptor Include=\"roots.xml\" /></ItemGroup>")),
            ("roots.xml", "<linker />"),
            ("Program.cs", Main)),
        // The runtime is a package: Microsoft.NETCore.App.Runtime.linux-x64.
        Shape("self-contained", "src/App/App.csproj",
            Repository,
            ("src/App/App.csproj", Program("<PropertyGroup><SelfContained>true</SelfContained><RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers></PropertyGroup>")),
            ("src/App/Program.cs", Main)),
        // A restore for RuntimeIdentifiers fetches the runtime of each, which is a package.
        Shape("lock file and global.json", "src/App/App.csproj",
            Repository,
            ("global.json", """{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" } }"""),
            ("src/App/App.csproj", Program("<PropertyGroup><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile><RuntimeIdentifiers>linux-x64</RuntimeIdentifiers></PropertyGroup>")),
            ("src/App/packages.lock.json", """{ "version": 1, "dependencies": { "net10.0": { }, "net10.0/linux-x64": { } } }"""),
            ("src/App/Program.cs", Main)),
        // The runtime of ASP.NET Core is a package.
        Shape("self-contained web in a single file", "src/Web/Web.csproj",
            Repository,
            ("src/Web/Web.csproj", WebProgram("<PropertyGroup><PublishSelfContained>true</PublishSelfContained><PublishSingleFile>true</PublishSingleFile><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>")),
            ("src/Web/Program.cs", WebMain),
            ("src/Web/appsettings.json", "{}"),
            ("src/Web/wwwroot/index.html", "<p>Hello</p>")),
        // The compiler of native code is a package: Microsoft.DotNet.ILCompiler.
        Shape("native", "src/App/App.csproj",
            Repository,
            ("src/App/App.csproj", Program("<PropertyGroup><PublishAot>true</PublishAot></PropertyGroup>")),
            ("src/App/Program.cs", Main)),
        Shape("native web, invariant", "src/Web/Web.csproj",
            Repository,
            ("src/Web/Web.csproj", WebProgram("<PropertyGroup><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup><ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" /></ItemGroup>")),
            ("src/Web/Program.cs", "var app = WebApplication.CreateSlimBuilder(args).Build(); " + Main),
            ("src/Lib/Lib.csproj", Library("<PropertyGroup><IsAotCompatible>true</IsAotCompatible></PropertyGroup>")),
            ("src/Lib/L.cs", "namespace Lib; public static class L { }")),
        // The code that is compiled ahead comes from a package: Microsoft.NETCore.App.Crossgen2.
        Shape("compiled ahead", "App.csproj",
            ("App.csproj", Program("<PropertyGroup><PublishReadyToRun>true</PublishReadyToRun></PropertyGroup>")),
            ("Program.cs", Main)),
        // The scripts are a package: Microsoft.AspNetCore.App.Internal.Assets.
        Shape("Blazor with scripts", "Web/Web.csproj",
            Repository,
            ("Web/Web.csproj", WebProgram("<PropertyGroup><BlazorDisableThrowNavigationException>true</BlazorDisableThrowNavigationException></PropertyGroup>")),
            ("Web/Program.cs", "var builder = WebApplication.CreateBuilder(args); builder.Services.AddRazorComponents().AddInteractiveServerComponents(); builder.Build().MapRazorComponents<Web.Components.App>().AddInteractiveServerRenderMode(); " + Main),
            ("Web/Components/App.razor", "<html><body><script src=\"_framework/blazor.web.js\"></script></body></html>"),
            ("Web/wwwroot/app.css", "body { }")),
        // The image of the SDK has no node. The shape of jasontaylordev/CleanArchitecture with a client: a target of the publish builds it.
        Shape("client that npm builds", "src/Web/Web.csproj",
            Repository,
            ("Directory.Build.props", "<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath></PropertyGroup></Project>"),
            ("src/Application/Application.csproj", Library("")),
            ("src/Application/A.cs", "namespace Application; public static class A { }"),
            ("src/Web/Web.csproj", WebProgram("""
                <PropertyGroup><SpaRoot>ClientApp\</SpaRoot></PropertyGroup>
                <ItemGroup>
                  <ProjectReference Include="..\Application\Application.csproj" />
                  <Content Remove="$(SpaRoot)**" />
                  <None Remove="$(SpaRoot)**" />
                  <None Include="$(SpaRoot)**" Exclude="$(SpaRoot)node_modules\**" />
                </ItemGroup>
                <Target Name="BuildClient" AfterTargets="ComputeFilesToPublish">
                  <Exec WorkingDirectory="$(SpaRoot)" Command="node build.js" />
                  <ItemGroup>
                    <ClientFile Include="$(SpaRoot)dist\**" />
                    <ResolvedFileToPublish Include="@(ClientFile->'%(FullPath)')" RelativePath="wwwroot\%(RecursiveDir)%(FileName)%(Extension)" CopyToPublishDirectory="PreserveNewest" />
                  </ItemGroup>
                </Target>
                """)),
            ("src/Web/Program.cs", WebMain),
            ("src/Web/ClientApp/package.json", "{}"),
            ("src/Web/ClientApp/build.js", "require('fs').cpSync('src', 'dist', { recursive: true })"),
            ("src/Web/ClientApp/src/main.js", "1"),
            ("src/Web/ClientApp/.env", "A=1"),
            ("src/Web/ClientApp/node_modules/lib/lib.js", "2"),
            ("src/Web/wwwroot/favicon.ico", "no icon")),
    ];
}
