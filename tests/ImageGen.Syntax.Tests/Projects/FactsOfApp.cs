using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Syntax.Tests.Projects;

/// <summary>Facts of the program <c>/repo/src/App</c>, as the file of facts has them, and the Dockerfile that follows.</summary>
internal static class FactsOfApp
{
    public const string Program = """
        Project=/repo/src/App/App.csproj
        TargetFramework=net10.0
        AssemblyName=App
        OutputType=Exe

        """;

    public const string Web = """
        Project=/repo/src/App/App.csproj
        TargetFramework=net10.0
        AssemblyName=App
        OutputType=Exe
        Version=1.4.0
        Description=Sells "things" for $5
        UsesAspNetCore=true
        Reference=/repo/src/Lib/Lib.csproj
        RestoreInput=/repo/Directory.Build.props
        OutputFolder=/repo/src/App/bin
        OutputFolder=/repo/src/App/obj
        Project=/repo/src/Lib/Lib.csproj
        TargetFramework=net10.0
        AssemblyName=Shop.Lib
        RestoreInput=/repo/global.json
        OutputFolder=/repo/src/Lib/bin
        OutputFolder=/repo/src/Lib/obj

        """;

    public static ProjectFacts Read(string facts, string project = "/repo/src/App/App.csproj") =>
        ProjectFactsFile.Parse("Directory=/repo/deploy\n" + facts).Find(project, "/repo/deploy")!;

    public static ProjectDockerfile Dockerfile(string facts, bool buildKit = true, string? context = null, string registry = ProjectDockerfileOptions.DefaultBaseRegistry, string project = "/repo/src/App/App.csproj") =>
        ProjectDockerfile.Create(Read(facts, project), new ProjectDockerfileOptions("/repo/deploy") { ContextFolder = context, UsesBuildKit = buildKit, Image = new ProjectImageSettings { BaseRegistry = registry } });
}
