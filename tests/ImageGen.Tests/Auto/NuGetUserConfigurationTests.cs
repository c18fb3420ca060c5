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
        return NuGetUserConfiguration.Read(_tree.At("NuGet.Config"), environment) is { } text ? XElement.Parse(text) : null;
    }
}
