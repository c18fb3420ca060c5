using System.Globalization;
using ImageGen.BuildKit.StandIn.Connections;
using Xunit;

namespace ImageGen.Engine.Tests.Auto;

/// <summary>A feed over HTTPS, whose certificate is of an authority that no image has.</summary>
public sealed class PrivateAuthorityTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen-authorities-").FullName;
    private readonly string _package = "Trusted" + Guid.NewGuid().ToString("N");
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        _certificates.Dispose();
    }

    [Fact]
    public async Task A_feed_of_a_private_authority_needs_the_setting()
    {
        await using var feed = await StartFeedAsync();

        var error = await Assert.ThrowsAsync<BuildStepFailedException>(() => Image().BuildAsync(cancellationToken: TestContext.Current.CancellationToken));
        var built = await Image().BuildAsync(new() { Auto = new() { CertificateAuthorities = { "certs/ca.pem" } } }, TestContext.Current.CancellationToken);

        Assert.Contains(error.LastOutput, line => line.Contains("NU1301", StringComparison.Ordinal));
        Assert.Contains(error.LastOutput, line => line.Contains("certificate", StringComparison.OrdinalIgnoreCase));
        var (output, exitCode) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
        Assert.Contains("ICSharpCode.SharpZipLib", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authorities_of_the_image_still_hold()
    {
        await using var feed = await StartFeedAsync();
        // The publish lists the authorities that its own process trusts.
        Write("repository/App.csproj", Project("""
            <UsingTask TaskName="CountAuthorities" TaskFactory="RoslynCodeTaskFactory" AssemblyFile="$(MSBuildToolsPath)/Microsoft.Build.Tasks.Core.dll">
              <ParameterGroup><Count ParameterType="System.Int32" Output="true" /></ParameterGroup>
              <Task>
                <Using Namespace="System.Security.Cryptography.X509Certificates" />
                <Code Type="Fragment" Language="cs">
                  var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
                  store.Open(OpenFlags.ReadOnly);
                  Count = store.Certificates.Count;
                </Code>
              </Task>
            </UsingTask>
            <Target Name="WriteAuthorities" BeforeTargets="ComputeResolvedFilesToPublishList">
              <CountAuthorities><Output TaskParameter="Count" PropertyName="AuthorityCount" /></CountAuthorities>
              <WriteLinesToFile File="authorities.txt" Lines="count $(AuthorityCount)" Overwrite="true" />
              <ItemGroup><ResolvedFileToPublish Include="authorities.txt" RelativePath="authorities.txt" /></ItemGroup>
            </Target>
            """));
        Write("repository/Program.cs", """
            using System.Security.Cryptography.X509Certificates;
            using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
            store.Open(OpenFlags.ReadOnly);
            System.Console.WriteLine(System.IO.File.ReadAllText("authorities.txt") + "own " + store.Certificates.Count);
            """);

        var built = await Image().BuildAsync(new() { Auto = new() { CertificateAuthorities = { "certs/ca.pem" } } }, TestContext.Current.CancellationToken);

        var (output, _) = await Container.RunAsync(built.Id!, TestContext.Current.CancellationToken);
        var counts = output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.True(counts[1] > 1, output);
        Assert.Equal(counts[1] + 1, counts[0]);
    }

    [Fact]
    public async Task No_layer_has_the_certificates()
    {
        await using var feed = await StartFeedAsync();

        var stage = await Image().BuildAsync(new() { Target = "build", Auto = new() { CertificateAuthorities = { "certs/ca.pem" } } }, TestContext.Current.CancellationToken);

        // The folder of the mount may stay, empty.
        Assert.Empty(await Container.FilesAsync(stage.Id!, "/imagegen", TestContext.Current.CancellationToken));
    }

    private async Task<PrivateFeed> StartFeedAsync()
    {
        PackageFile.Write(Path.Combine(_root, "served"), _package);
        var feed = await PrivateFeed.StartAsync(Path.Combine(_root, "served"), _certificates.Daemon);
        Environment.SetEnvironmentVariable("NuGetPackageSourceCredentials_" + _package, $"Username={PrivateFeed.UserName};Password={PrivateFeed.Password}");
        Write("repository/nuget.config", $"<configuration><packageSources><clear /><add key=\"{_package}\" value=\"{feed.Address}\" /></packageSources></configuration>");
        Write("repository/certs/ca.pem", await File.ReadAllTextAsync(_certificates.AuthorityPath));
        Write("repository/App.csproj", Project());
        Write("repository/Program.cs", "System.Console.WriteLine(typeof(ICSharpCode.SharpZipLib.Zip.ZipFile).Assembly.FullName);");
        return feed;
    }

    private DockerImage Image() => new("auto-tests/authorities", "1")
    {
        ProjectDirectory = Path.Combine(_root, "repository"),
        Defaults = new ImageBuildOptions
        {
            Engine = EngineEnvironment.Docker,
            Auto = new() { BaseRegistry = EngineEnvironment.BaseRegistry },
            Builder = ImageBuilder.BuildKit,
            Network = "host",
            Progress = BuildProgress.Quiet,
        },
    };

    private string Project(string targets = "") =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="{_package}" Version="1.0.0" /></ItemGroup>{targets}</Project>""";

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
