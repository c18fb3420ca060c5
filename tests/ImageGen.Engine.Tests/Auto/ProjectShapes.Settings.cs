namespace ImageGen.Engine.Tests.Auto;

internal static partial class ProjectShapes
{
    /// <summary>Settings of projects and of the SDK that change what a publish gives, or where it puts it.</summary>
    private static IEnumerable<ProjectShape> Settings { get; } =
    [
        Shape("invariant", "App.csproj",
            ("App.csproj", Program("<PropertyGroup><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>")),
            ("Program.cs", Main)),
        Shape("assembly name with dots", "src/api/api.csproj",
            Repository,
            ("src/api/api.csproj", Program("<PropertyGroup><AssemblyName>Acme.Shop.Api</AssemblyName><RootNamespace>Acme.Shop</RootNamespace></PropertyGroup>")),
            ("src/api/Program.cs", Main)),
        // The analyzer of single files is in a package, and so is the runtime, which a single file contains by default.
        Shape("single file", "App/App.csproj",
            Repository,
            ("App/App.csproj", Program("""
                <PropertyGroup><PublishSingleFile>true</PublishSingleFile><SelfContained>false</SelfContained><EnableSingleFileAnalyzer>false</EnableSingleFileAnalyzer></PropertyGroup>
                <ItemGroup><Content Include="texts/*.txt" CopyToPublishDirectory="PreserveNewest" ExcludeFromSingleFile="true" /></ItemGroup>
                """)),
            ("App/Program.cs", Main),
            ("App/texts/hello.txt", "Hello")),
        Shape("lock file for all architectures", "src/App/App.csproj",
            Repository,
            ("Directory.Build.props", "<Project><PropertyGroup><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile></PropertyGroup></Project>"),
            ("src/App/App.csproj", Program("<PropertyGroup><UseAppHost>false</UseAppHost></PropertyGroup><ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" /></ItemGroup>")),
            ("src/App/packages.lock.json", """{ "version": 1, "dependencies": { "net10.0": { "lib": { "type": "Project" } } } }"""),
            ("src/App/Program.cs", Main),
            ("src/Lib/Lib.csproj", Library("")),
            ("src/Lib/packages.lock.json", """{ "version": 1, "dependencies": { "net10.0": { } } }"""),
            ("src/Lib/L.cs", "namespace Lib; public static class L { }")),
        // No default item is in a folder of output.
        Shape("output of builds in the root of the repository", "src/App/App.csproj",
            Repository,
            ("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput><ArtifactsPath>$(MSBuildThisFileDirectory)</ArtifactsPath></PropertyGroup></Project>"),
            ("eng/Common.targets", "<Project><PropertyGroup><IsCommon>true</IsCommon></PropertyGroup></Project>"),
            ("Directory.Build.targets", "<Project><Import Project=\"eng/Common.targets\" /></Project>"),
            ("shared/S.cs", "static class S { public const string Text = \"shared\"; }"),
            ("src/App/App.csproj", Program("""
                <ItemGroup><Compile Include="Program.cs;../../shared/S.cs" /></ItemGroup>
                <Target Name="CheckImport" BeforeTargets="CoreCompile"><Error Condition="'$(IsCommon)' != 'true'" Text="eng/Common.targets is missing" /></Target>
                """)),
            ("src/App/Program.cs", "System.Console.WriteLine(S.Text);")),
        Shape("warnings as errors with the address of the repository", "src/App/App.csproj",
            Repository,
            ("Directory.Build.props", """
                <Project>
                  <PropertyGroup>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <PublishRepositoryUrl>true</PublishRepositoryUrl>
                    <EmbedUntrackedSources>true</EmbedUntrackedSources>
                    <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>
                    <Version>1.4.0</Version>
                    <Authors>Acme</Authors>
                    <PackageLicenseExpression>MIT</PackageLicenseExpression>
                  </PropertyGroup>
                </Project>
                """),
            ("src/App/App.csproj", Program("<PropertyGroup><Description>Sells things</Description></PropertyGroup>")),
            ("src/App/Program.cs", Main)),
    ];
}
