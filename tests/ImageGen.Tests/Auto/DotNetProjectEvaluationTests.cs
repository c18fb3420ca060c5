using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>The facts as the machine's own MSBuild answers them.</summary>
public sealed class DotNetProjectEvaluationTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_web_project_and_all_that_it_references()
    {
        _ = _tree
            .With("it's ü app/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <InvariantGlobalization Condition="'$(Configuration)' == 'Release'">true</InvariantGlobalization>
                  </PropertyGroup>
                  <ItemGroup>
                    <ProjectReference Include="../Lib/Lib.csproj" />
                    <Compile Include="../shared/Version;s.cs;../shared/Version.cs" />
                  </ItemGroup>
                </Project>
                """)
            .With("it's ü app/wwwroot/what's new (1).txt")
            .With("shared/Version.cs")
            .WithProject("Lib/Lib.csproj", """<ItemGroup><ProjectReference Include="../Deep/Deep.csproj" /></ItemGroup>""")
            .With("Deep/Deep.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup></Project>""")
            .With("Directory.Build.props", "<Project/>")
            .With("Deep/nuget.config", "<configuration/>");

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("it's ü app"), TestContext.Current.CancellationToken);

        Assert.Equal("App.csproj", project.Path);
        Assert.Equal("App", project.AssemblyName);
        Assert.Equal("net10.0", project.TargetFramework);
        Assert.Equal("Exe", project.OutputType);
        Assert.True(project.UsesAspNetCore);
        Assert.True(project.InvariantGlobalization, "facts are those of the Release configuration");
        Assert.False(project.IsMultiTargeted);
        Assert.Equal(["../Deep/Deep.csproj", "../Lib/Lib.csproj"], project.References);
        Assert.Equal(["../Deep/nuget.config", "../Directory.Build.props"], project.RestoreInputs);
        Assert.Equal(["../shared/Version.cs"], project.LinkedFiles);
        Assert.False(Directory.Exists(_tree.At("it's ü app/obj")), "nothing is restored or built");
    }

    [Fact]
    public async Task Of_several_frameworks_the_newest_is_published()
    {
        _ = _tree.With("App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworks>net8.0;net10.0;net10.0-windows;netstandard2.0</TargetFrameworks><UseAppHost>false</UseAppHost></PropertyGroup></Project>""");

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("App.csproj"), TestContext.Current.CancellationToken);

        Assert.Equal("net10.0", project.TargetFramework);
        Assert.True(project.IsMultiTargeted);
        Assert.False(project.UseAppHost);
        Assert.False(project.UsesAspNetCore);
        Assert.False(project.SelfContained);
    }

    [Fact]
    public async Task Publishing_trimmed_brings_the_runtime_along()
    {
        _ = _tree.WithProject("App.csproj", "<PropertyGroup><OutputType>Exe</OutputType><PublishTrimmed>true</PublishTrimmed></PropertyGroup>");

        Assert.True((await DotNetProjectEvaluation.EvaluateAsync(_tree.Root, TestContext.Current.CancellationToken)).SelfContained);
    }

    [Fact]
    public async Task Paths_can_start_elsewhere()
    {
        _ = _tree.WithProject("src/App/App.csproj").With("deploy/x");

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("src/App"), _tree.At("deploy"), TestContext.Current.CancellationToken);

        Assert.Equal("../src/App/App.csproj", project.Path);
    }

    [Fact]
    public async Task What_MSBuild_says_of_a_broken_project_is_told()
    {
        _ = _tree.With("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup></Project>");

        var error = await Assert.ThrowsAsync<DotNetProjectException>(() => DotNetProjectEvaluation.EvaluateAsync(_tree.Root, TestContext.Current.CancellationToken));

        Assert.Contains("MSB4025", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_one_project_is_refused()
    {
        var none = await Assert.ThrowsAsync<DotNetProjectException>(() => DotNetProjectEvaluation.EvaluateAsync(_tree.Root, TestContext.Current.CancellationToken));
        Assert.Contains("has no project file", none.Message, StringComparison.Ordinal);

        _ = _tree.WithProject("A.csproj").WithProject("B.csproj");
        var several = await Assert.ThrowsAsync<DotNetProjectException>(() => DotNetProjectEvaluation.EvaluateAsync(_tree.Root, TestContext.Current.CancellationToken));
        Assert.Contains("(A.csproj, B.csproj)", several.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_evaluation()
    {
        _ = _tree.WithProject("App.csproj");
        using var cancelled = new CancellationTokenSource();
        var evaluation = DotNetProjectEvaluation.EvaluateAsync(_tree.Root, cancelled.Token);
        await cancelled.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evaluation);
    }
}
