namespace ImageGen.Engine.Tests.Auto;

internal static partial class ProjectShapes
{
    /// <summary>The layouts of public repositories, in miniature: folders, kinds of files, items and properties. No text is theirs.</summary>
    private static IEnumerable<ProjectShape> Repositories { get; } = [Polly, EShop, Sonarr, Orleans, Jellyfin, Docfx];

    /// <summary>
    /// The shape of App-vNext/Polly: artifacts output, central packages, a global.json that accepts newer SDKs, targets in eng/ that each project
    /// imports and that import others, configuration of analyzers in eng/, and sources of another folder on a condition.
    /// </summary>
    private static ProjectShape Polly => Shape("repository: shared targets and artifacts", "samples/Intro/Intro.csproj",
        Repository,
        ("global.json", """{ "sdk": { "version": "9.0.100", "allowPrerelease": false, "rollForward": "latestMajor" } }"""),
        ("Directory.Build.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>"),
        ("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"Some.Package\" Version=\"1.0.0\" /></ItemGroup></Project>"),
        (".editorconfig", "root = true\n"),
        ("eng/Common.targets", """
            <Project>
              <PropertyGroup><ImplicitUsings>enable</ImplicitUsings><HasCommonTargets>true</HasCommonTargets></PropertyGroup>
              <Import Project="$(MSBuildThisFileDirectory)Analyzers.targets" />
              <ItemGroup Condition="'$(LegacySupport)' == 'true'"><Compile Include="$(MSBuildThisFileDirectory)..\src\LegacySupport\*.cs" LinkBase="LegacySupport" /></ItemGroup>
            </Project>
            """),
        ("eng/Library.targets", "<Project><Import Project=\"$(MSBuildThisFileDirectory)Common.targets\" /></Project>"),
        ("eng/Analyzers.targets", """
            <Project>
              <ItemGroup>
                <GlobalAnalyzerConfigFiles Include="$(MSBuildThisFileDirectory)analyzers\Library.globalconfig" />
                <AdditionalFiles Include="$(MSBuildThisFileDirectory)analyzers\BannedSymbols.txt" />
              </ItemGroup>
            </Project>
            """),
        ("eng/analyzers/Library.globalconfig", "is_global = true\ndotnet_diagnostic.CS0219.severity = none\n"),
        ("eng/analyzers/BannedSymbols.txt", ""),
        ("src/LegacySupport/Legacy.cs", "static class Legacy { public const string Text = \"legacy\"; }"),
        ("src/Core/Core.csproj", Library("<PropertyGroup><LegacySupport>true</LegacySupport></PropertyGroup><Import Project=\"..\\..\\eng\\Library.targets\" />")),
        ("src/Core/C.cs", "namespace Core; public static class C { public const string Text = Legacy.Text; }"),
        ("samples/Directory.Build.props", """
            <Project>
              <PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
            </Project>
            """),
        ("samples/Intro/Intro.csproj", Program("<ItemGroup><ProjectReference Include=\"..\\..\\src\\Core\\Core.csproj\" /></ItemGroup><Import Project=\"..\\..\\eng\\Common.targets\" />")),
        ("samples/Intro/Program.cs", "int unused = 1; Console.WriteLine(Core.C.Text);"));

    /// <summary>
    /// The shape of dotnet/eShop: a web app with several class libraries, one of them with Razor components, a proto file in the folder of a
    /// service that the app does not reference, single sources of src/Shared, central packages and a nuget.config.
    /// </summary>
    private static ProjectShape EShop => Shape("repository: services that share a proto file", "src/WebApp/WebApp.csproj",
        Repository,
        ("global.json", """{ "sdk": { "version": "9.0.100", "rollForward": "major", "allowPrerelease": true } }"""),
        ("nuget.config", "<configuration><packageSources><clear /><add key=\"nuget\" value=\"https://api.nuget.org/v3/index.json\" /></packageSources></configuration>"),
        ("Directory.Build.props", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><DebugType>embedded</DebugType><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"),
        ("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled></PropertyGroup></Project>"),
        ("src/Basket.API/Basket.API.csproj", WebProgram("<ItemGroup><Protobuf Include=\"Proto\\basket.proto\" GrpcServices=\"Server\" /></ItemGroup>")),
        ("src/Basket.API/Program.cs", WebMain),
        ("src/Basket.API/Proto/basket.proto", "syntax = \"proto3\";"),
        ("src/Shared/ActivityExtensions.cs", "internal static class ActivityExtensions { public const string Text = \"shared\"; }"),
        ("src/Shared/Unused.cs", "internal static class Unused;"),
        ("src/ServiceDefaults/ServiceDefaults.csproj", Library("<PropertyGroup><IsAspireSharedProject>true</IsAspireSharedProject></PropertyGroup><ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup>")),
        ("src/ServiceDefaults/S.cs", "namespace ServiceDefaults; public static class S { public const string Text = \"defaults\"; }"),
        ("src/EventBus/EventBus.csproj", Library("")),
        ("src/EventBus/E.cs", "namespace EventBus; public static class E { public const string Text = \"bus\"; }"),
        ("src/WebAppComponents/WebAppComponents.csproj", RazorLibrary),
        ("src/WebAppComponents/Item.razor", "<p class=\"item\">Item</p>"),
        ("src/WebAppComponents/Item.razor.css", ".item { color: red; }"),
        ("src/WebApp/WebApp.csproj", WebProgram("""
            <PropertyGroup><RootNamespace>eShop.WebApp</RootNamespace><UserSecretsId>5d0a1d4c-6f0b-4f0a-9d8f-0d8a1c6a7b11</UserSecretsId></PropertyGroup>
            <ItemGroup>
              <ProjectReference Include="..\ServiceDefaults\ServiceDefaults.csproj" />
              <ProjectReference Include="..\EventBus\EventBus.csproj" />
              <ProjectReference Include="..\WebAppComponents\WebAppComponents.csproj" />
              <Protobuf Include="..\Basket.API\Proto\basket.proto" GrpcServices="Client" />
              <Compile Include="..\Shared\ActivityExtensions.cs" Link="Extensions\ActivityExtensions.cs" />
              <Content Update="appsettings.Development.json" CopyToPublishDirectory="PreserveNewest" />
            </ItemGroup>
            <Target Name="ReadProtos" BeforeTargets="CoreCompile"><Error Condition="!Exists('%(Protobuf.FullPath)')" Text="no %(Protobuf.Identity)" /></Target>
            """)),
        ("src/WebApp/Program.cs", "var app = WebApplication.Create(args); Console.WriteLine(ServiceDefaults.S.Text + EventBus.E.Text + ActivityExtensions.Text);"),
        ("src/WebApp/appsettings.json", "{}"),
        ("src/WebApp/appsettings.Development.json", "{}"),
        ("src/WebApp/wwwroot/css/site.css", "body { }"));

    /// <summary>
    /// The shape of Sonarr/Sonarr: folders and assemblies with different names, all settings in src/Directory.Build.props, output and intermediate
    /// files in folders of the repository, targets in src/Targets, a logo of the repository as a resource, and content of a library.
    /// </summary>
    private static ProjectShape Sonarr => Shape("repository: output folders at the root", "src/Acme.Console/Shop.Console.csproj",
        Repository,
        ("Logo/64.png", "no image"),
        ("Logo/512.png", "no image either"),
        ("src/stylecop.json", "{}"),
        ("src/Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EnableBaseIntermediateOutputPathMismatchWarning>false</EnableBaseIntermediateOutputPathMismatchWarning>
                <AcmeRootDir>$(MSBuildThisFileDirectory)..\</AcmeRootDir>
                <BaseIntermediateOutputPath>$([MSBuild]::MakeRelative('$(MSBuildProjectDirectory)', '$(AcmeRootDir)_temp\obj\$(MSBuildProjectName)\'))</BaseIntermediateOutputPath>
                <IntermediateOutputPath>$(BaseIntermediateOutputPath)$(Configuration)\</IntermediateOutputPath>
                <OutputPath>$([MSBuild]::MakeRelative('$(MSBuildProjectDirectory)', '$(AcmeRootDir)_temp\bin\$(Configuration)\$(MSBuildProjectName)\'))</OutputPath>
                <OutputPath Condition="$(MSBuildProjectName.EndsWith('.Console'))">$([MSBuild]::MakeRelative('$(MSBuildProjectDirectory)', '$(AcmeRootDir)_output\'))</OutputPath>
              </PropertyGroup>
              <ItemGroup><AdditionalFiles Include="$(MSBuildThisFileDirectory)stylecop.json" /></ItemGroup>
            </Project>
            """),
        ("src/Directory.Build.targets", "<Project><Import Project=\"Targets/CopyTexts.targets\" /></Project>"),
        ("src/Targets/CopyTexts.targets", "<Project><PropertyGroup><ErrorOnDuplicatePublishOutputFiles>false</ErrorOnDuplicatePublishOutputFiles></PropertyGroup></Project>"),
        ("src/Acme.Console/Shop.Console.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><ProjectReference Include=\"..\\Acme.Core\\Shop.Core.csproj\" /></ItemGroup></Project>"),
        ("src/Acme.Console/Program.cs", "System.Console.WriteLine(Shop.Core.C.Text);"),
        ("src/Acme.Core/Shop.Core.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <EmbeddedResource Include="..\..\Logo\64.png"><Link>Resources\Logo\64.png</Link></EmbeddedResource>
                <Content Include="Localization\Core\**"><CopyToOutputDirectory>PreserveNewest</CopyToOutputDirectory></Content>
              </ItemGroup>
            </Project>
            """),
        ("src/Acme.Core/C.cs", "namespace Shop.Core; public static class C { public static string Text => typeof(C).Assembly.GetManifestResourceNames()[0]; }"),
        ("src/Acme.Core/Localization/Core/en.json", "{}"),
        ("src/Acme.Core/Localization/Core/de.json", "{}"));

    /// <summary>
    /// The shape of dotnet/orleans: a source generator of the repository, which Directory.Build.targets references as an analyzer for the projects
    /// that ask for it, with properties for the compiler in the generator's own folder, and a file for packages in Directory.Build.props.
    /// </summary>
    private static ProjectShape Orleans => Shape("repository: own source generator", "samples/Hello/Hello.csproj",
        Repository,
        ("assets/logo.png", "no image"),
        ("Directory.Build.props", """
            <Project>
              <PropertyGroup><SourceRoot>$(MSBuildThisFileDirectory)</SourceRoot><PackageIcon>logo.png</PackageIcon><Features>strict</Features></PropertyGroup>
              <ItemGroup><None Include="$(SourceRoot)assets/logo.png" Pack="true" Visible="false" PackagePath="/" /></ItemGroup>
            </Project>
            """),
        ("Directory.Build.targets", """
            <Project>
              <Import Condition="'$(BuildTimeCodeGen)' == 'true'" Project="$(MSBuildThisFileDirectory)src/CodeGenerator/build/CodeGenerator.props" />
              <ItemGroup>
                <ProjectReference Condition="'$(BuildTimeCodeGen)' == 'true'" Include="$(SourceRoot)src/CodeGenerator/CodeGenerator.csproj" ReferenceOutputAssembly="false" OutputItemType="Analyzer" />
              </ItemGroup>
            </Project>
            """),
        ("src/CodeGenerator/build/CodeGenerator.props", "<Project><ItemGroup><CompilerVisibleProperty Include=\"BuildTimeCodeGen\" /></ItemGroup></Project>"),
        // The compiler of the SDK instead of its package.
        ("src/CodeGenerator/CodeGenerator.csproj", Library("<ItemGroup><Reference Include=\"Microsoft.CodeAnalysis\" HintPath=\"$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll\" Private=\"false\" /></ItemGroup>")),
        ("src/CodeGenerator/Generator.cs", """
            using Microsoft.CodeAnalysis;

            [Generator]
            public sealed class Generator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) =>
                    context.RegisterPostInitializationOutput(output => output.AddSource("Generated.g.cs", "static class Generated { public const string Text = \"generated\"; }"));
            }
            """),
        ("samples/Hello/Hello.csproj", Program("<PropertyGroup><BuildTimeCodeGen>true</BuildTimeCodeGen></PropertyGroup>")),
        ("samples/Hello/Program.cs", "System.Console.WriteLine(Generated.Text);"));

    /// <summary>
    /// The shape of jellyfin/jellyfin: projects at the root of the repository, an assembly with a name of its own, a ruleset and files for analyzers
    /// at the root, a source with the version for all projects, resources, and files of wwwroot that are copied as None items.
    /// </summary>
    private static ProjectShape Jellyfin => Shape("repository: projects at the root", "Acme.Server/Acme.Server.csproj",
        Repository,
        ("Directory.Build.props", """
            <Project>
              <PropertyGroup><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors><CodeAnalysisRuleSet>$(MSBuildThisFileDirectory)/acme.ruleset</CodeAnalysisRuleSet></PropertyGroup>
              <ItemGroup><AdditionalFiles Include="$(MSBuildThisFileDirectory)/BannedSymbols.txt" /></ItemGroup>
            </Project>
            """),
        ("acme.ruleset", "<RuleSet Name=\"R\" ToolsVersion=\"17.0\" />"),
        ("BannedSymbols.txt", ""),
        ("stylecop.json", "{}"),
        ("SharedVersion.cs", "[assembly: System.Reflection.AssemblyVersion(\"10.11.0\")]"),
        ("Acme.Model/Acme.Model.csproj", Library("<ItemGroup><Compile Include=\"..\\SharedVersion.cs\" /></ItemGroup><PropertyGroup><GenerateAssemblyInfo>false</GenerateAssemblyInfo></PropertyGroup>")),
        ("Acme.Model/M.cs", "namespace Acme.Model; public static class M { public const string Text = \"model\"; }"),
        ("src/Acme.Extensions/Acme.Extensions.csproj", Library("")),
        ("src/Acme.Extensions/X.cs", "namespace Acme.Extensions; public static class X { public const string Text = \"extensions\"; }"),
        ("Acme.Server/Acme.Server.csproj", WebProgram("""
            <PropertyGroup><AssemblyName>acme</AssemblyName><GenerateAssemblyInfo>false</GenerateAssemblyInfo><ServerGarbageCollection>false</ServerGarbageCollection></PropertyGroup>
            <ItemGroup>
              <Compile Include="..\SharedVersion.cs" />
              <EmbeddedResource Include="Resources/Configuration/*" />
              <None Update="wwwroot\api-docs\banner-dark.svg" CopyToOutputDirectory="PreserveNewest" />
              <ProjectReference Include="..\Acme.Model\Acme.Model.csproj" />
              <ProjectReference Include="..\src\Acme.Extensions\Acme.Extensions.csproj" />
            </ItemGroup>
            """)),
        ("Acme.Server/Program.cs", "var app = WebApplication.Create(args); Console.WriteLine(Acme.Model.M.Text + Acme.Extensions.X.Text);"),
        ("Acme.Server/Resources/Configuration/logging.json", "{}"),
        ("Acme.Server/wwwroot/api-docs/banner-dark.svg", "<svg />"));

    /// <summary>
    /// The shape of dotnet/docfx before its second version: all documents of the repository as linked None items, more than one COPY should list,
    /// and templates beside the sources that are copied with their folders.
    /// </summary>
    private static ProjectShape Docfx => Shape("repository: documents and templates beside the sources", "src/docs/docs.csproj",
        [
            Repository,
            ("Directory.Build.props", "<Project><PropertyGroup><LangVersion>latest</LangVersion></PropertyGroup></Project>"),
            .. Enumerable.Range(1, 25).Select(number => ($"docs/specs/{number:00}.md", $"# {number}")),
            ("docs/README.md", "# Documents"),
            ("data/templates/default/styles/site.css", "body { }"),
            ("data/templates/default/page.html", "<p>{{text}}</p>"),
            ("data/templates/token.json", "{}"),
            ("src/docs/docs.csproj", Program("""
                <PropertyGroup><PackAsTool>true</PackAsTool></PropertyGroup>
                <ItemGroup>
                  <None Include="../../docs/**/*" LinkBase="docs" />
                  <Content Include="../../data/templates/**" LinkBase="templates" CopyToOutputDirectory="PreserveNewest" />
                  <EmbeddedResource Include="../../data/templates/token.json" LogicalName="token.json" />
                </ItemGroup>
                """)),
            ("src/docs/Program.cs", "System.Console.WriteLine(typeof(P).Assembly.GetManifestResourceNames()[0]); class P;"),
        ]);

    private const string RazorLibrary = "<Project Sdk=\"Microsoft.NET.Sdk.Razor\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup></Project>";
}
