using System.Collections;
using System.Xml.Linq;
using ImageGen.Auto;
using Xunit;

namespace ImageGen.Tests.Auto;

public sealed class NuGetUserConfigurationTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Without_sources_and_credentials_there_is_nothing_to_pass() => Assert.Null(Read(null));

    [Theory]
    [InlineData("""<configuration><packageSources><add key="nuget.org" value="https://api.nuget.org/v3/index.json" protocolVersion="3" /></packageSources></configuration>""")]
    [InlineData("""<configuration><packageSources><add key="mine" value="/home/dev/packages" /></packageSources></configuration>""")]
    [InlineData("""<configuration><config><add key="globalPackagesFolder" value="/cache" /></config></configuration>""")]
    public void A_container_has_or_cannot_use_it_anyway(string text) => Assert.Null(Read(text));

    [Fact]
    public void Sources_credentials_and_mappings_are_passed_and_nothing_else()
    {
        var passed = Read("""
            <configuration>
              <config><add key="globalPackagesFolder" value="/cache" /></config>
              <packageSources><clear /><add key="Our Feed" value="https://feed.example/v3/index.json" /><add key="folder" value="../p" /></packageSources>
              <packageSourceCredentials>
                <Our_x0020_Feed><add key="Username" value="robot" /><add key="ClearTextPassword" value="s3cret" /></Our_x0020_Feed>
                <Windows><add key="Username" value="dev" /><add key="Password" value="AQAAANCMnd8" /></Windows>
              </packageSourceCredentials>
              <packageSourceMapping><packageSource key="Our Feed"><package pattern="Ours.*" /></packageSource></packageSourceMapping>
            </configuration>
            """)!;

        Assert.Equal(["packageSources", "packageSourceMapping", "packageSourceCredentials"], passed.Elements().Select(section => section.Name.LocalName));
        Assert.Equal(["clear", "add"], passed.Elements("packageSources").Elements().Select(source => source.Name.LocalName));
        Assert.Equal("s3cret", (string)passed.Element("packageSourceCredentials")!.Element("Our_x0020_Feed")!.Elements("add").Last().Attribute("value")!);
        Assert.DoesNotContain("AQAAANCMnd8", passed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_has_precedence_over_the_file()
    {
        var passed = Read(
            """<configuration><packageSourceCredentials><Feed><add key="Username" value="old" /><add key="ClearTextPassword" value="old" /></Feed></packageSourceCredentials></configuration>""",
            ("NuGetPackageSourceCredentials_Feed", "Username=robot;Password=a=b;ValidAuthenticationTypes=basic"))!;

        Assert.Equal(
            ["Username=robot", "ClearTextPassword=a=b", "ValidAuthenticationTypes=basic"],
            passed.Element("packageSourceCredentials")!.Elements("Feed").Single().Elements().Select(entry => $"{entry.Attribute("key")!.Value}={entry.Attribute("value")!.Value}"));
    }

    [Fact]
    public void A_folder_is_sent_unless_the_project_removes_it_or_the_user_disabled_it()
    {
        _ = _tree.With("feed/a.1.0.0.nupkg", "").With("off/b.1.0.0.nupkg", "").With("NuGet.Config", """
            <configuration>
              <packageSources><add key="mine" value="feed" /><add key="off" value="off" /><add key="gone" value="gone" /></packageSources>
              <disabledPackageSources><add key="off" value="true" /></disabledPackageSources>
            </configuration>
            """);

        var read = ReadAll(new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.Equal([_tree.At("feed").Replace('\\', '/')], read.Feeds.Select(feed => feed.Folder));
        Assert.Contains($"<add key=\"mine\" value=\"{read.Feeds[0].Target}\" />", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", read.Text, StringComparison.Ordinal);
        Assert.Empty(ReadAll(new Dictionary<string, string>(StringComparer.Ordinal), withoutFolders: true).Feeds);
    }

    [Fact]
    public void A_builder_without_secrets_gets_the_sources_alone()
    {
        _ = _tree.With("NuGet.Config", """<configuration><packageSources><add key="Feed" value="https://feed.example/v3/index.json" /></packageSources><packageSourceCredentials><Feed><add key="ClearTextPassword" value="s3cret" /></Feed></packageSourceCredentials></configuration>""");

        var read = ReadAll(new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.True(read.HasCredentials);
        Assert.Contains("feed.example", read.TextWithoutCredentials, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", read.TextWithoutCredentials, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        var error = Assert.Throws<DotNetProjectException>(() => Read("<configuration>"));

        Assert.Contains(_tree.At("NuGet.Config"), error.Message, StringComparison.Ordinal);
    }

    private XElement? Read(string? file, params (string Name, string Value)[] variables)
    {
        if (file is not null)
        {
            _ = _tree.With("NuGet.Config", file);
        }

        IDictionary environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        return ReadAll(environment).Text is { } text ? XElement.Parse(text) : null;
    }

    private NuGetUserConfiguration ReadAll(IDictionary environment, bool withoutFolders = false) =>
        NuGetUserConfiguration.Read(_tree.At("NuGet.Config"), environment, withoutFolders);
}
