using ImageGen.Auto;
using ImageGen.Projects;
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
        Assert.Equal([new("Compile", "../shared/Version.cs")], project.LinkedFiles);
        Assert.Equal(["App", "Deep", "Lib"], project.OwnAssemblies);
        Assert.Equal(["../Deep/bin", "../Deep/obj", "../Lib/bin", "../Lib/obj", "bin", "obj"], project.OutputFolders);
        Assert.False(Directory.Exists(_tree.At("it's ü app/obj")), "nothing is restored or built");
    }

    [Fact]
    public async Task Of_several_frameworks_the_newest_is_published()
    {
        _ = _tree.With("App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworks>net8.0;net10.0;net10.0-windows;netstandard2.0</TargetFrameworks><UseAppHost>false</UseAppHost><ContainerPublishInParallel>False</ContainerPublishInParallel></PropertyGroup></Project>""");

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("App.csproj"), TestContext.Current.CancellationToken);

        Assert.Equal("net10.0", project.TargetFramework);
        Assert.True(project.IsMultiTargeted);
        Assert.False(project.UseAppHost);
        Assert.False(project.PublishesInParallel);
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
    public async Task Files_for_the_machine_of_the_container_are_sent_too()
    {
        _ = _tree
            .WithProject("src/App/App.csproj", """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <Import Project="../../eng/musl.props" Condition="'$(RuntimeIdentifier)' == 'linux-musl-x64'" />
                <ItemGroup>
                  <Content Include="../../native/$(RuntimeIdentifier)/*.so" Link="%(Filename)%(Extension)" CopyToPublishDirectory="PreserveNewest" />
                  <None Include="../../native/win.txt" Condition="'$(RuntimeIdentifier)' == 'win-x64'" />
                </ItemGroup>
                <ItemGroup Condition="'$(RuntimeIdentifier)' == 'linux-arm64'"><ProjectReference Include="../Arm/Arm.csproj" /></ItemGroup>
                """)
            .WithProject("src/Arm/Arm.csproj")
            .With("eng/musl.props", "<Project />")
            .With("native/linux-x64/own.so").With("native/linux-arm64/own.so").With("native/win-x64/own.dll").With("native/win.txt");

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("src/App/App.csproj"), TestContext.Current.CancellationToken);

        Assert.Equal(["../../native/linux-arm64/own.so", "../../native/linux-x64/own.so"], project.LinkedFiles.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(["../Arm/Arm.csproj"], project.References);
        Assert.Equal(["../../eng/musl.props"], project.RestoreInputs);
    }

    [Fact]
    public async Task Imports_are_those_that_MSBuild_evaluated()
    {
        _ = _tree
            .With("Directory.Build.props", """<Project><PropertyGroup><RepoRoot>$(MSBuildThisFileDirectory)</RepoRoot></PropertyGroup><Import Project="$(RepoRoot)eng/Common.props" /></Project>""")
            .With("eng/Common.props", """<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><Import Project="*.each.props" /></Project>""")
            .With("eng/a.each.props", "<Project/>")
            .With("eng/never.props", "<Project/>")
            .With("src/App/own.props", "<Project/>")
            .With("src/App/App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><Import Project="own.props" /><Import Project="../../eng/never.props" Condition="'$(Configuration)' == 'Debug'" /></Project>""");

        var project = await EvaluateAsync("src/App");

        Assert.Equal("net10.0", project.TargetFramework);
        Assert.Equal(["../../Directory.Build.props", "../../eng/Common.props", "../../eng/a.each.props", "own.props"], project.RestoreInputs);
    }

    [Fact]
    public async Task Files_of_every_item_type_and_of_properties_come_along()
    {
        _ = _tree
            .With("protos/hi.proto").With("lib/Native.dll").With("keys/app.snk").With("icons/app.ico").With("docs/a.md").With("docs/b.md").With("shared/Shared.projitems", """<Project><ItemGroup><Compile Include="$(MSBuildThisFileDirectory)S.cs" /></ItemGroup></Project>""").With("shared/S.cs")
            .WithProject("src/App/App.csproj", """
                <Import Project="../../shared/Shared.projitems" Label="Shared" />
                <PropertyGroup><AssemblyOriginatorKeyFile>../../keys/app.snk</AssemblyOriginatorKeyFile><MyIcon>..\..\icons\app.ico</MyIcon></PropertyGroup>
                <ItemGroup>
                  <Protobuf Include="../../protos/hi.proto" GrpcServices="None" />
                  <Reference Include="Native" HintPath="../../lib/Native.dll" />
                  <MyOwnKind Include="..\..\docs\*.md" />
                  <None Include="../../missing.txt" />
                </ItemGroup>
                """);

        var project = await EvaluateAsync("src/App");

        Assert.Equal(
            [new("AssemblyOriginatorKeyFile", "../../keys/app.snk"), new("Compile", "../../shared/S.cs"), new("MyIcon", "../../icons/app.ico"), new("MyOwnKind", "../../docs/a.md"), new("MyOwnKind", "../../docs/b.md"), new("Protobuf", "../../protos/hi.proto"), new("Reference", "../../lib/Native.dll")],
            project.LinkedFiles.OrderBy(file => file.Item, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal));
        Assert.Equal(["../../shared/Shared.projitems"], project.RestoreInputs);
    }

    [Fact]
    public async Task A_property_brings_no_file_from_outside_the_repository()
    {
        _ = _tree.With("token.txt").With("repo/.git/HEAD").With("repo/eng/key.snk")
            .WithProject("repo/src/App/App.csproj", "<PropertyGroup><TokenFile>../../../token.txt</TokenFile><KeyFile>../../eng/key.snk</KeyFile></PropertyGroup>");

        Assert.Equal([new("KeyFile", "../../eng/key.snk")], (await EvaluateAsync("repo/src/App")).LinkedFiles);
    }

    [Fact]
    public async Task Private_files_that_a_project_uses_are_kept()
    {
        _ = _tree.With("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><None Update=".env.defaults" CopyToPublishDirectory="PreserveNewest" /><Content Include="node_modules/left-pad/index.js" /></ItemGroup>
            </Project>
            """)
            .With("App/.env").With("App/.env.defaults").With("App/node_modules/left-pad/index.js").With("App/node_modules/other.js").With("App/wwwroot/TestResults/a.html").With("App/wwwroot/bin/app.txt").With("App/Nested/Nested.csproj", "<Project/>");

        var project = await EvaluateAsync("App");

        Assert.Equal([".env.defaults", "node_modules/left-pad/index.js", "wwwroot/TestResults/a.html"], project.KeptFiles);
        Assert.Equal(["Nested/bin", "Nested/obj", "bin", "obj"], project.OutputFolders);
    }

    [Fact]
    public async Task Output_folders_are_those_that_MSBuild_names()
    {
        _ = _tree.WithProject("App/App.csproj", "<PropertyGroup><BaseOutputPath>out/</BaseOutputPath></PropertyGroup>");

        Assert.Equal(["obj", "out"], (await EvaluateAsync("App")).OutputFolders);
    }

    [Fact]
    public async Task An_output_folder_that_contains_the_project_hides_no_source()
    {
        _ = _tree.With("repo/.git/HEAD").With("repo/Directory.Build.props", "<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)</ArtifactsPath></PropertyGroup></Project>")
            .With("repo/shared/S.cs").WithProject("repo/src/App/App.csproj", """<ItemGroup><Compile Include="../../shared/S.cs" /></ItemGroup>""");

        var project = await EvaluateAsync("repo/src/App");

        Assert.Equal(["../../Directory.Build.props"], project.RestoreInputs);
        Assert.Equal([new("Compile", "../../shared/S.cs")], project.LinkedFiles);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("<Version>1.0.0</Version>", "1.0.0")]
    [InlineData("<VersionPrefix>2.1.0</VersionPrefix>", "2.1.0")]
    [InlineData("<VersionSuffix>beta</VersionSuffix>", "1.0.0-beta")]
    public async Task The_version_is_one_that_the_project_sets(string property, string expected)
    {
        _ = _tree.WithProject("App/App.csproj", $"<PropertyGroup>{property}</PropertyGroup>");

        Assert.Equal(expected, (await EvaluateAsync("App")).Version);
    }

    [Fact]
    public async Task Settings_of_a_user_are_no_input()
    {
        _ = _tree.WithProject("App/App.csproj").With("App/App.csproj.user", "<Project/>");

        Assert.Empty((await EvaluateAsync("App")).RestoreInputs);
    }

    [Fact]
    public async Task Lock_files_are_those_of_all_projects()
    {
        const string Locked = """
            { "version": 1, "dependencies": {
              "net10.0": { "Acme": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0", "contentHash": "a/b==" } },
              "net10.0/linux-x64": {},
              "net8.0/linux-x64": {},
              "net10.0/osx-arm64": {} } }
            """;
        _ = _tree.With("App/packages.lock.json", Locked).With("Lib/packages.lock.json", "{}").WithProject("Lib/Lib.csproj")
            .WithProject("App/App.csproj", """<PropertyGroup><RuntimeIdentifiers>linux-x64;osx-arm64</RuntimeIdentifiers><RollForward>Major</RollForward></PropertyGroup><ItemGroup><ProjectReference Include="../Lib/Lib.csproj" /></ItemGroup>""");

        var project = await EvaluateAsync("App");

        Assert.Equal(
            ["LockFile=../Lib/Lib.csproj||", "LockFile=App.csproj|linux-x64;osx-arm64|linux-x64;osx-arm64"],
            project.ToString().Split('\n').Where(line => line.StartsWith("LockFile=", StringComparison.Ordinal)));
        Assert.True(project.HasLockFile);
        Assert.Equal("Major", project.RollForward);
    }

    [Fact]
    public async Task Every_nuget_config_of_the_repository_comes_along_and_none_above_it()
    {
        _ = _tree.With("nuget.config", "<configuration/>").With("global.json", """{ "sdk": { "version": "10.0.100", /* not the newest */ "rollForward": "latestMajor" } }""")
            .With("repo/.git/HEAD").With("repo/.editorconfig").With("repo/.config/dotnet-tools.json", "{}").With("repo/Directory.Build.rsp").With("repo/NuGet.Config", "<configuration/>").With("repo/src/nuget.config", "<configuration/>")
            .WithProject("repo/src/App/App.csproj").With("repo/src/App/packages.lock.json", "{}");

        var project = await EvaluateAsync("repo/src/App");

        Assert.Equal(["../../.config/dotnet-tools.json", "../../Directory.Build.rsp", "../../NuGet.Config", "../nuget.config", "packages.lock.json"], project.RestoreInputs);
        Assert.Equal([new("EditorConfigFiles", "../../.editorconfig")], project.LinkedFiles);
        Assert.Equal(("10.0.100", "latestMajor", true), (project.SdkVersion, project.SdkRollForward, project.HasLockFile));
    }

    [Fact]
    public async Task Folder_feeds_are_those_that_NuGet_merges()
    {
        _ = _tree.With("outer feed/x").With("far/x").With("repo/.git/HEAD").With("repo/near/x").With("repo/feeds/a/x").With("repo/feeds/off/x").With("repo/extra/x")
            .With("repo/nuget.config", """<configuration><packageSources><add key="far" value="../far" /><add key="replaced" value="near" /></packageSources></configuration>""")
            .With("repo/src/nuget.config", $"""
                <configuration>
                  <packageSources>
                    <add key="replaced" value="..\feeds\a" /><add key="off" value="../feeds/off" /><add key="gone" value="../feeds/gone" /><add key="web" value="https://example.com/v3/index.json" />
                    <add key="absolute" value="{_tree.At("outer feed")}" />
                  </packageSources>
                  <disabledPackageSources><add key="off" value="true" /></disabledPackageSources>
                </configuration>
                """)
            .WithProject("repo/src/App/App.csproj", "<PropertyGroup><RestoreAdditionalProjectSources>../../extra</RestoreAdditionalProjectSources></PropertyGroup>");

        var project = await EvaluateAsync("repo/src/App");

        Assert.Equal(["../../extra", "../../feeds/a"], project.FeedFolders);
        Assert.Equal([new("../../nuget.config", "../far"), new("../nuget.config", _tree.At("outer feed"))], project.OuterFeeds);
    }

    [Fact]
    public async Task A_nuget_config_that_clears_has_no_feeds_of_those_above()
    {
        _ = _tree.With(".git/HEAD").With("feed/x").With("nuget.config", """<configuration><packageSources><add key="a" value="feed" /></packageSources></configuration>""")
            .With("src/nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>")
            .With("other/nuget.config", "<configuration><packageSources>").WithProject("src/App/App.csproj").WithProject("other/App/App.csproj");

        Assert.Empty((await EvaluateAsync("src/App")).FeedFolders);
        // NuGet says what is wrong with a file.
        Assert.Equal(["../../feed"], (await EvaluateAsync("other/App")).FeedFolders);
    }

    [Fact]
    public async Task A_reference_that_cannot_be_evaluated_is_a_reference()
    {
        _ = _tree.WithProject("App/App.csproj", """<ItemGroup><ProjectReference Include="../web/web.esproj" ReferenceOutputAssembly="false" /></ItemGroup>""")
            .With("web/web.esproj", """<Project Sdk="Nobody.Has.This.Sdk/1.0.0" />""");

        Assert.Equal(["../web/web.esproj"], (await EvaluateAsync("App")).References);
    }

    [Fact]
    public async Task Paths_can_start_elsewhere()
    {
        _ = _tree.WithProject("src/App/App.csproj").With("deploy/x");

        var project = await DotNetProjectEvaluation.EvaluateAsync(_tree.At("src/App"), _tree.At("deploy"), framework: null, TestContext.Current.CancellationToken);

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

    private Task<ProjectFacts> EvaluateAsync(string folder) => DotNetProjectEvaluation.EvaluateAsync(_tree.At(folder), TestContext.Current.CancellationToken);
}
