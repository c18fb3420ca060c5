namespace ImageGen.Engine.Tests.Auto;

/// <summary>Layouts of repositories. None needs a package, so a container without a network can publish them.</summary>
internal static partial class ProjectShapes
{
    private const string Main = "System.Console.WriteLine(\"ran\");";
    private const string WebMain = "var app = WebApplication.Create(args); " + Main;

    /// <summary>A repository without a commit.</summary>
    private static (string, string) Repository => (".git/HEAD", "ref: refs/heads/main\n");

    public static IEnumerable<ProjectShape> All => [.. Published, .. TextOnly];

    /// <summary>The layouts that the SDK alone publishes.</summary>
    public static IEnumerable<ProjectShape> Published => [.. Usual, .. Web, .. Settings, .. Neighbours, .. Repositories];

    private static ProjectShape Shape(string name, string project, params (string Path, string Text)[] files) =>
        new(name, project, files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal));

    private static string Program(string body = "") =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>{body}</Project>";

    private static string Library(string body) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{body}</Project>";

    private static string WebProgram(string body = "") =>
        $"<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>{body}</Project>";

    private static string Resx(string text) =>
        $"<root><resheader name=\"resmimetype\"><value>text/microsoft-resx</value></resheader><resheader name=\"version\"><value>2.0</value></resheader><resheader name=\"reader\"><value>System.Resources.ResXResourceReader, System.Windows.Forms</value></resheader><resheader name=\"writer\"><value>System.Resources.ResXResourceWriter, System.Windows.Forms</value></resheader><data name=\"Hello\" xml:space=\"preserve\"><value>{text}</value></data></root>";
}
