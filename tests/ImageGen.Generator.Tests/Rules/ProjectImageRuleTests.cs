namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0016 for package sources, and IMG0021–IMG0026: the settings of an image that do not fit its project.</summary>
public sealed class ProjectImageRuleTests
{
    private const string Own = """
        OwnProject=/home/dev/shop/deploy/Deploy.csproj
        Project=/home/dev/shop/deploy/Deploy.csproj
        TargetFramework=net10.0
        AssemblyName=Deploy
        OutputType=Exe
        """;

    private const string LockFile = "HasLockFile=true\nLockFile=/home/dev/shop/deploy/Deploy.csproj|";
    private const string GlobalJson = "RestoreInput=/home/dev/shop/global.json\nSdkVersion=10.0.102";
    private const string Host = "PublishOn = ImageGen.PublishLocation.Host";

    [Theory]
    [InlineData("IMG0021", DiagnosticSeverity.Warning, "", "BaseImage = \"mcr.microsoft.com/dotnet/runtime:8.0\"", "\"mcr.microsoft.com/dotnet/runtime:8.0\"")]
    [InlineData("IMG0021", DiagnosticSeverity.Warning, "UsesAspNetCore=true", "BaseImage = \"mcr.microsoft.com/dotnet/runtime:10.0\"", "\"mcr.microsoft.com/dotnet/runtime:10.0\"")]
    [InlineData("IMG0021", DiagnosticSeverity.Warning, "", "BaseImage = \"mirror.example/dotnet/runtime-deps:10.0\"", "\"mirror.example/dotnet/runtime-deps:10.0\"")]
    [InlineData("IMG0022", DiagnosticSeverity.Warning, "", "ContainerFamily = \"noble-chiseled\"", "\"noble-chiseled\"")]
    [InlineData("IMG0022", DiagnosticSeverity.Warning, "", "ContainerFamily = \"alpine\", Packages = [\"icu-libs\"]", "\"alpine\"")]
    [InlineData("IMG0022", DiagnosticSeverity.Warning, "", "BaseImage = \"mcr.microsoft.com/dotnet/runtime:10.0-alpine\"", "\"mcr.microsoft.com/dotnet/runtime:10.0-alpine\"")]
    [InlineData("IMG0023", DiagnosticSeverity.Error, GlobalJson, "SdkTag = \"10.0.200\"", "\"10.0.200\"")]
    [InlineData("IMG0024", DiagnosticSeverity.Warning, LockFile + "win-x64|win-x64\nRuntimeIdentifiers=win-x64", "", "Shop")]
    [InlineData("IMG0024", DiagnosticSeverity.Warning, LockFile + "|\nPublishAot=true", "Project = \"Deploy.csproj\"", "\"Deploy.csproj\"")]
    [InlineData("IMG0024", DiagnosticSeverity.Warning, LockFile + "linux-x64|linux-x64\nRuntimeIdentifiers=linux-x64", "Platforms = [\"linux/amd64\", \"linux/arm64\"]", "\"linux/arm64\"")]
    [InlineData("IMG0025", DiagnosticSeverity.Error, "PublishAot=true", Host + ", Platforms = [\"linux/amd64\", \"linux/arm64\"]", "ImageGen.PublishLocation.Host")]
    [InlineData("IMG0026", DiagnosticSeverity.Error, "", "HealthCheck = \"/health\", Platforms = [\"linux/amd64\", \"linux/arm/v7\"]", "\"linux/arm/v7\"")]
    [InlineData("IMG0016", DiagnosticSeverity.Error, "OuterFeed=/home/dev/shop/nuget.config|C:\\packages", "Project = \"Deploy.csproj\"", "\"Deploy.csproj\"")]
    [InlineData("IMG0016", DiagnosticSeverity.Error, "OuterFeed=/home/dev/shop/nuget.config|/srv/our feed", "Project = \"Deploy.csproj\"", "\"Deploy.csproj\"")]
    public void A_setting_that_does_not_fit(string id, DiagnosticSeverity severity, string facts, string settings, string place)
    {
        var compiled = Project(facts, settings).Compile();

        Assert.Equal(severity, compiled.AssertReported(id, place).Severity);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("UsesAspNetCore=true", "BaseImage = \"mcr.microsoft.com/dotnet/aspnet:10.0\"")]
    [InlineData("", "ContainerFamily = \"noble-chiseled-extra\"")]
    [InlineData("", "ContainerFamily = \"alpine\", Packages = [\"icu-libs\"], Env = [\"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false\"]")]
    [InlineData("", "ContainerFamily = \"noble-chiseled\", PublishProperties = [\"InvariantGlobalization=true\"]")]
    [InlineData(GlobalJson, "SdkTag = \"10.0.103-noble\"")]
    [InlineData(GlobalJson, "SdkTag = \"9.0\", " + Host)]
    [InlineData(LockFile + "linux-x64;linux-arm64|linux-arm64;linux-x64\nRuntimeIdentifiers=linux-x64;linux-arm64", "Platforms = [\"linux/amd64\", \"linux/arm64\"]")]
    [InlineData(LockFile + "win-x64|win-x64\nRuntimeIdentifiers=win-x64", "Builder = ImageGen.ImageBuilder.Classic")]
    [InlineData("PublishAot=true", "Platforms = [\"linux/amd64\", \"linux/arm64\"]")]
    [InlineData("", "HealthCheck = \"/health\", Platforms = [\"linux/amd64\", \"linux/arm64\"]")]
    [InlineData("OuterFeed=/home/dev/shop/nuget.config|C:\\packages", Host)]
    [InlineData("OuterFeed=/home/dev/shop/nuget.config|/srv/our feed", Host)]
    public void A_setting_that_fits(string facts, string settings) => Project(facts, settings).Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void The_text_of_the_Dockerfile_stays()
    {
        var compiled = Project("", "ContainerFamily = \"noble-chiseled\"").Compile();

        Assert.Contains("const string DockerfileText =", compiled.Source, StringComparison.Ordinal);
    }

    private static UserProject Project(string facts, string settings)
    {
        var more = settings.Length == 0 ? "" : ", " + settings;
        return new UserProject($"[ImageGen.DockerImage(\"acme/shop\"{more})] static partial class Shop;", Caller.Of("Shop"))
        {
            Files = { ["obj/ImageGen.ProjectFacts.txt"] = "Directory=/home/dev/shop/deploy\n" + Own + "\n" + facts + "\n" },
        };
    }
}
