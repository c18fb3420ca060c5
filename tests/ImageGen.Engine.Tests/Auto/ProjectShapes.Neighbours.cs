namespace ImageGen.Engine.Tests.Auto;

internal static partial class ProjectShapes
{
    /// <summary>Projects with files beside them that must stay behind, or whose names look as if they must.</summary>
    private static IEnumerable<ProjectShape> Neighbours { get; } =
    [
        Shape("test project below the app's folder", "App/App.csproj",
            Repository,
            ("App/App.csproj", WebProgram("<ItemGroup><Compile Remove=\"App.Tests/**\" /><Content Remove=\"App.Tests/**\" /><None Remove=\"App.Tests/**\" /></ItemGroup>")),
            ("App/Program.cs", WebMain),
            ("App/App.Tests/App.Tests.csproj", Library("<ItemGroup><ProjectReference Include=\"../App.csproj\" /></ItemGroup>")),
            ("App/App.Tests/AppTests.cs", "public class AppTests { public void Nothing_compiles_this() => Missing.Method(); }"),
            ("App/App.Tests/case.json", "{}"),
            ("App/App.Tests/bin/Debug/net10.0/case.json", "{}"),
            ("App/App.Tests/obj/project.assets.json", "{}")),
        Shape("settings of a user", "src/App/App.csproj",
            Repository,
            ("src/App/App.csproj", Program()),
            ("src/App/App.csproj.user", "<Project><PropertyGroup><ActiveDebugProfile>App</ActiveDebugProfile></PropertyGroup></Project>"),
            ("src/App/Program.cs", Main)),
        Shape("content from node_modules at the root", "src/Web/Web.csproj",
            Repository,
            ("src/Web/Web.csproj", WebProgram("<ItemGroup><Content Include=\"../../node_modules/lib/dist/**\" Link=\"wwwroot/lib/%(RecursiveDir)%(Filename)%(Extension)\" CopyToPublishDirectory=\"PreserveNewest\" /></ItemGroup>")),
            ("src/Web/Program.cs", WebMain),
            ("node_modules/lib/dist/lib.js", "1"),
            ("node_modules/lib/dist/css/lib.css", "2"),
            ("node_modules/lib/package.json", "{}"),
            ("node_modules/other/other.js", "3")),
        Shape("files for the machine of the container", "src/App/App.csproj",
            Repository,
            ("src/App/App.csproj", Program("<ItemGroup><Content Include=\"../../native/$(RuntimeIdentifier)/*.txt\" Condition=\"'$(RuntimeIdentifier)' != ''\" Link=\"%(Filename)%(Extension)\" CopyToPublishDirectory=\"PreserveNewest\" /></ItemGroup>")),
            ("src/App/Program.cs", "System.Console.WriteLine(System.IO.File.ReadAllText(System.IO.Path.Combine(System.AppContext.BaseDirectory, \"machine.txt\")) + \"ran\");"),
            ("native/linux-x64/machine.txt", "x64"),
            ("native/linux-arm64/machine.txt", "arm64")),
        Shape("folder with the name of a private file", "src/shop.user/shop.user.csproj",
            Repository,
            ("src/shop.user/shop.user.csproj", Program("<ItemGroup><ProjectReference Include=\"../TestResults/TestResults.csproj\" /></ItemGroup>")),
            ("src/shop.user/Program.cs", "System.Console.WriteLine(TestResults.R.Text);"),
            ("src/shop.user/.env", "A=1"),
            ("src/TestResults/TestResults.csproj", Library("")),
            ("src/TestResults/R.cs", "namespace TestResults; public static class R { public const string Text = \"r\"; }")),
        Shape("file of a library's output", "src/App/App.csproj",
            Repository,
            ("src/App/App.csproj", Program("""
                <ItemGroup>
                  <ProjectReference Include="../Lib/Lib.csproj" />
                  <Content Include="../Lib/bin/native/lib.txt" Link="lib.txt" CopyToPublishDirectory="PreserveNewest" />
                </ItemGroup>
                """)),
            ("src/App/Program.cs", Main),
            ("src/Lib/Lib.csproj", Library("")),
            ("src/Lib/L.cs", "namespace Lib; public static class L { }"),
            ("src/Lib/bin/native/lib.txt", "1"),
            ("src/Lib/bin/native/other.txt", "2")),
    ];
}
