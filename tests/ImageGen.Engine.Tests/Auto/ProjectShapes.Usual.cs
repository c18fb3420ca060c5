namespace ImageGen.Engine.Tests.Auto;

internal static partial class ProjectShapes
{
    /// <summary>Layouts that are usual, and those that a careless copy breaks.</summary>
    private static IEnumerable<ProjectShape> Usual { get; } =
    [
        Shape("console", "App.csproj", ("App.csproj", Program()), ("Program.cs", Main)),
        Shape("names with spaces, quotes and ü", "my $App's [1] ü/Äpp app.csproj", ("my $App's [1] ü/Äpp app.csproj", Program()), ("my $App's [1] ü/Program.cs", Main)),
        Shape("web with content in bin, obj and node_modules", "src/Web/Web.csproj",
            ("src/Web/Web.csproj", WebProgram("<ItemGroup><Content Include=\"node_modules/lib/x.js\" CopyToPublishDirectory=\"PreserveNewest\" /></ItemGroup>")), ("src/Web/Program.cs", "var app = WebApplication.Create(args); " + Main),
            ("src/Web/wwwroot/bin/app.txt", "1"), ("src/Web/wwwroot/obj/model.txt", "2"), ("src/Web/wwwroot/TestResults/x.html", "3"), ("src/Web/node_modules/lib/x.js", "4"), ("src/Web/node_modules/lib/unused.js", "5"), ("src/Web/appsettings.json", "{}")),
        Shape("a private file that is published", "App/App.csproj", ("App/App.csproj", Program("<ItemGroup><None Update=\".env\" CopyToPublishDirectory=\"PreserveNewest\" /></ItemGroup>")), ("App/Program.cs", Main), ("App/.env", "A=1"), ("App/.env.local", "B=2")),
        Shape("import through a property", "src/App/App.csproj", Repository,
            ("Directory.Build.props", "<Project><PropertyGroup><RepoRoot>$(MSBuildThisFileDirectory)</RepoRoot></PropertyGroup><Import Project=\"$(RepoRoot)eng/Common.props\" /></Project>"),
            ("eng/Common.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"),
            ("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>"), ("src/App/Program.cs", Main)),
        Shape("items of several types from elsewhere", "src/App/App.csproj", Repository, ("protos/hi.proto", "syntax = \"proto3\";"), ("docs/a.txt", "a"), ("docs/b.txt", "b"), ("shared/S.cs", "static class S { public const string Text = \"shared\"; }"),
            ("src/App/App.csproj", Program("""
                <ItemGroup>
                  <Protobuf Include="../../protos/hi.proto" />
                  <Content Include="../../docs/*.txt" Link="docs/%(Filename)%(Extension)" CopyToPublishDirectory="PreserveNewest" />
                  <Compile Include="../../shared/S.cs" />
                </ItemGroup>
                <Target Name="ReadProtos" BeforeTargets="CoreCompile"><Error Condition="!Exists('%(Protobuf.FullPath)')" Text="no %(Protobuf.Identity)" /></Target>
                """)), ("src/App/Program.cs", "System.Console.WriteLine(S.Text);")),
        Shape("shared project", "src/App/App.csproj", Repository, ("src/Shared/Shared.projitems", "<Project><ItemGroup><Compile Include=\"$(MSBuildThisFileDirectory)*.cs\" /></ItemGroup></Project>"), ("src/Shared/S.cs", "static class S { public const string Text = \"shared\"; }"),
            ("src/App/App.csproj", Program("<Import Project=\"../Shared/Shared.projitems\" Label=\"Shared\" />")), ("src/App/Program.cs", "System.Console.WriteLine(S.Text);")),
        Shape("libraries, one within another's folder", "src/App/App.csproj", Repository,
            ("src/App/App.csproj", Program("<ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" /><ProjectReference Include=\"../Lib/Inner/Inner.csproj\" /></ItemGroup>")), ("src/App/Program.cs", "System.Console.WriteLine(Lib.L.Text + Inner.I.Text);"),
            ("src/Lib/Lib.csproj", Library("<ItemGroup><Compile Remove=\"Inner/**\" /></ItemGroup>")), ("src/Lib/L.cs", "namespace Lib; public static class L { public const string Text = \"l\"; }"),
            ("src/Lib/Inner/Inner.csproj", Library("")), ("src/Lib/Inner/I.cs", "namespace Inner; public static class I { public const string Text = \"i\"; }")),
        Shape("artifacts output and a response file", "src/App/App.csproj", Repository, ("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>"), ("Directory.Build.rsp", "-p:FromResponseFile=true"),
            ("src/App/App.csproj", Program("<Target Name=\"CheckResponseFile\" BeforeTargets=\"CoreCompile\"><Error Condition=\"'$(FromResponseFile)' != 'true'\" Text=\"the response file is missing\" /></Target>")), ("src/App/Program.cs", Main)),
        Shape("without a native host, invariant", "App.csproj", ("App.csproj", Program("<PropertyGroup><UseAppHost>false</UseAppHost><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>")), ("Program.cs", Main)),
        Shape("several frameworks", "App.csproj", ("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworks>net10.0</TargetFrameworks></PropertyGroup></Project>"), ("Program.cs", "class P { static void Main() => System.Console.WriteLine(\"ran\"); }")),
        Shape("strong name, icon and ruleset", "src/App/App.csproj", Repository, ("eng/rules.ruleset", "<RuleSet Name=\"R\" ToolsVersion=\"17.0\" />"),
            ("src/App/App.csproj", Program("<PropertyGroup><CodeAnalysisRuleSet>..\\..\\eng\\rules.ruleset</CodeAnalysisRuleSet></PropertyGroup>")), ("src/App/Program.cs", Main)),
        Shape("satellite assemblies", "App.csproj", ("App.csproj", Program()), ("Program.cs", Main), ("Texts.resx", Resx("hello")), ("Texts.de.resx", Resx("hallo")), ("Texts.pt-BR.resx", Resx("olá"))),
        Shape("F#", "App.fsproj", ("App.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><DisableImplicitFSharpCoreReference>false</DisableImplicitFSharpCoreReference></PropertyGroup><ItemGroup><Compile Include=\"Program.fs\" /></ItemGroup></Project>"), ("Program.fs", "printfn \"ran\"")),
        Shape("Visual Basic", "App.vbproj", ("App.vbproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"), ("Program.vb", "Module P\nSub Main()\nSystem.Console.WriteLine(\"ran\")\nEnd Sub\nEnd Module")),
        Shape("central packages and settings of the compiler", "src/App/App.csproj", Repository, ("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>"), (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS0219.severity = none\n"),
            ("src/App/App.csproj", Program("<PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>")), ("src/App/Program.cs", "int unused = 1; " + Main)),
        Shape("nuget.config files on two levels", "src/App/App.csproj", Repository, ("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>"), ("src/NuGet.Config", "<configuration />"), ("src/App/App.csproj", Program()), ("src/App/Program.cs", Main)),
        Shape("Razor class library with static files", "src/Web/Web.csproj", Repository, ("src/Web/Web.csproj", WebProgram("<ItemGroup><ProjectReference Include=\"../Ui/Ui.csproj\" /></ItemGroup>")), ("src/Web/Program.cs", "var app = WebApplication.Create(args); " + Main),
            ("src/Ui/Ui.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Razor\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup></Project>"), ("src/Ui/wwwroot/site.css", "body { }")),
        Shape("a project in a folder called bin", "bin/App/App.csproj", Repository, ("bin/App/App.csproj", Program("<ItemGroup><ProjectReference Include=\"../../Lib/Lib.csproj\" /></ItemGroup>")), ("bin/App/Program.cs", Main), ("Lib/Lib.csproj", Library("")), ("Lib/L.cs", "namespace Lib; public static class L { }")),
    ];
}
