using ImageGen.Auto;
using ImageGen.Progress;
using ImageGen.Projects;
using ImageGen.Tests.Building;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>A publish on this machine gives the folder that becomes the build context.</summary>
public sealed class HostPublishTests : IDisposable
{
    private const string Project = "my $App's [1] ü/Äpp app.csproj";

    private readonly SourceTree _tree = new SourceTree()
        .WithProject(Project, "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>")
        .With("my $App's [1] ü/Program.cs", "System.Console.WriteLine(1);")
        .With("certificates/ca.pem", "certificate");

    private string _facts = $"Project={Project}\nTargetFramework=net10.0\nAssemblyName=Äpp app\nOutputType=Exe\nOwnAssembly=Äpp app\n";

    public void Dispose() => _tree.Dispose();

    [Fact]
    [Trait("Needs", "time")]
    public async Task The_folder_has_the_layers_and_the_additional_files_and_is_removed()
    {
        string folder;
        using (var output = await PublishAsync(new EventList()))
        {
            folder = output.Folder;
            var program = Path.Combine(folder, "amd64", "program", "app", "Äpp app.dll");

            Assert.True(File.Exists(program));
            Assert.Equal(1980, File.GetLastWriteTimeUtc(program).Year);
            Assert.True(Directory.Exists(Path.Combine(folder, "amd64", "packages", "app")));
            Assert.Equal("certificate", await File.ReadAllTextAsync(Path.Combine(folder, "files", "0", "ca.pem"), TestContext.Current.CancellationToken));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    [Trait("Needs", "time")]
    public async Task Two_publishes_at_the_same_time_wait_for_each_other()
    {
        var outputs = await Task.WhenAll(PublishAsync(new EventList()), PublishAsync(new EventList()));

        Assert.Equal(2, outputs.Select(output => output.Folder).Distinct(StringComparer.Ordinal).Count());
        Assert.All(outputs, output => Assert.True(File.Exists(Path.Combine(output.Folder, "amd64", "program", "app", "Äpp app.dll"))));
        Array.ForEach(outputs, output => output.Dispose());
    }

    [Fact]
    public async Task A_failure_names_the_command_and_the_errors_and_leaves_nothing()
    {
        _ = _tree.With("my $App's [1] ü/Program.cs", "this is not a program");
        var events = new EventList();

        var error = await Assert.ThrowsAsync<DotNetProjectException>(() => PublishAsync(events));

        Assert.Contains("$App's [1] ü/Äpp app.csproj\" -c Release -r linux-x64' failed on this machine (exit code 1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(events.Events.OfType<StepCompleted>()).Error);
        Assert.Empty(Directory.GetDirectories(_tree.At("my $App's [1] ü/obj/imagegen")));
    }

    [Fact]
    [Trait("Needs", "time")]
    public async Task An_error_in_the_program_is_reported_without_a_second_attempt()
    {
        (await PublishAsync(new EventList())).Dispose();
        _ = _tree.With("my $App's [1] ü/Program.cs", "this is not a program");
        var events = new EventList();

        _ = await Assert.ThrowsAsync<DotNetProjectException>(() => PublishAsync(events));

        Assert.Empty(events.Events.OfType<BuildWarning>());
    }

    [Fact]
    [Trait("Needs", "time")]
    public async Task A_second_publish_does_not_restore_unless_that_is_why_it_failed()
    {
        // Nothing that a stamp can see changes when the file appears.
        _ = _tree
            .WithProject(Project, """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <ItemGroup><ProjectReference Include="../Library/Library.csproj" Condition="Exists('flag.txt')" /></ItemGroup>
                <Target Name="Tell" BeforeTargets="Restore"><Message Importance="high" Text="restores" /></Target>
                """)
            .WithProject("Library/Library.csproj");
        Assert.Equal(1, await RestoresAsync());
        Assert.Equal(0, await RestoresAsync());

        _ = _tree.With("my $App's [1] ü/flag.txt");

        Assert.Equal(1, await RestoresAsync());
        Assert.True(File.Exists(_tree.At("Library/obj/project.assets.json")));

        async Task<int> RestoresAsync()
        {
            var events = new EventList();
            (await PublishAsync(events)).Dispose();
            return events.Events.OfType<StepOutput>().Count(output => output.Text.Contains("restores", StringComparison.Ordinal));
        }
    }

    [Theory]
    [Trait("Needs", "time")]
    [InlineData(true, "host-publish")]
    [InlineData(false, "host-publish-amd64", "host-publish-arm64")]
    public async Task Several_architectures_have_one_restore_and_the_next_build_has_none(bool isParallel, params string[] publishes)
    {
        _facts += isParallel ? "" : "ContainerPublishInParallel=false\n";

        var first = await BuildAsync();
        var second = await BuildAsync();

        Assert.Equal(["host-restore", .. publishes], first);
        Assert.Equal(publishes, second);

        async Task<string[]> BuildAsync()
        {
            var events = new EventList();
            using var output = await PublishAsync(events, "amd64", "arm64");
            Assert.Equal("linux-x64", TargetOf(output, "amd64"));
            Assert.Equal("linux-arm64", TargetOf(output, "arm64"));
            Assert.Equal(["amd64", "arm64", "files", "volume"], Directory.GetDirectories(output.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            return [.. events.Events.OfType<StepStarted>().Select(step => step.Step)];
        }
    }

    [Fact]
    [Trait("Needs", "time")]
    public async Task Publishes_at_the_same_time_build_a_referenced_project_once()
    {
        _facts += "OwnAssembly=Library\n";
        _ = _tree
            .WithProject(Project, """
                <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
                """)
            .WithProject("Library/Library.csproj", """
                <Target Name="Tell" AfterTargets="CoreCompile"><Message Importance="high" Text="compiles the library" /></Target>
                """)
            .With("Library/Class.cs", "public class Class;");
        var events = new EventList();

        using var output = await PublishAsync(events, "amd64", "arm64");

        _ = Assert.Single(events.Events.OfType<StepOutput>(), line => line.Text.Contains("compiles the library", StringComparison.Ordinal));
        Assert.All(["amd64", "arm64"], architecture => Assert.True(File.Exists(Path.Combine(output.AppFolder(architecture), "Library.dll"))));
    }

    [Fact]
    [Trait("Needs", "time")]
    public async Task A_failure_of_publishes_at_the_same_time_names_both()
    {
        _ = _tree.With("my $App's [1] ü/Program.cs", "this is not a program");

        var error = await Assert.ThrowsAsync<DotNetProjectException>(() => PublishAsync(new EventList(), "amd64", "arm64"));

        Assert.Contains("-c Release -r linux-x64 and -r linux-arm64' failed on this machine (exit code 1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_tree.At("my $App's [1] ü/obj/imagegen")));
    }

    /// <summary>The runtime identifier for which the native host of the program was made.</summary>
    private static string TargetOf(HostOutput output, string architecture)
    {
        // The field e_machine of the ELF header.
        using var host = File.OpenRead(Path.Combine(output.AppFolder(architecture), "Äpp app"));
        host.Position = 18;
        return host.ReadByte() == 0x3e ? "linux-x64" : "linux-arm64";
    }

    private Task<HostOutput> PublishAsync(EventList events) => PublishAsync(events, "amd64");

    private async Task<HostOutput> PublishAsync(EventList events, params string[] architectures)
    {
        var facts = ProjectFacts.Parse(_facts);
        var options = AutoDockerfile.Options(_tree.Root);
        options.IsPublishedOnHost = true;
        options.Image.Files = [new("/etc/acme", "certificates")];
        return await HostPublish.RunAsync(facts, options, architectures, events, TestContext.Current.CancellationToken);
    }
}
