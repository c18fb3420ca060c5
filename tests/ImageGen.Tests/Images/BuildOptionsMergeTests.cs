using System.Collections;
using System.Reflection;
using ImageGen.BuildKit;
using ImageGen.Images;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class BuildOptionsMergeTests
{
    public static TheoryData<string> Properties => [.. typeof(ImageBuildOptions).GetProperties().Select(property => property.Name)];

    public static TheoryData<string> ClassicProperties => [.. typeof(ClassicBuildOptions).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_image_sets_is_kept_where_the_call_says_nothing(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;
        var image = With<ImageBuildOptions>(property);

        AssertSame(property, image, BuildOptionsMerge.Merge(image, null));
        AssertSame(property, image, BuildOptionsMerge.Merge(image, new ImageBuildOptions()));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_call_sets_is_taken(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;
        var call = With<ImageBuildOptions>(property);

        AssertSame(property, call, BuildOptionsMerge.Merge(new ImageBuildOptions(), call));
    }

    [Theory]
    [MemberData(nameof(ClassicProperties))]
    public void The_classic_settings_are_merged_one_by_one(string name)
    {
        var property = typeof(ClassicBuildOptions).GetProperty(name)!;
        var set = With<ClassicBuildOptions>(property);

        AssertSame(property, set, ClassicBuildOptionsMerge.Merge(set, new ClassicBuildOptions()));
        AssertSame(property, set, ClassicBuildOptionsMerge.Merge(new ClassicBuildOptions(), set));
    }

    [Fact]
    public void The_call_wins_over_the_image()
    {
        var merged = BuildOptionsMerge.Merge(
            new ImageBuildOptions { Target = "build", Pull = false, Tags = ["a"], Classic = new() { MemoryBytes = 1, CpuShares = 2 } },
            new ImageBuildOptions { Target = "test", Pull = true, Tags = ["b", "c"], Classic = new() { MemoryBytes = 3 } });

        Assert.Equal("test", merged.Target);
        Assert.True(merged.Pull);
        Assert.Equal(["b", "c"], merged.Tags);
        Assert.Equal(3, merged.Classic.MemoryBytes);
        Assert.Equal(2, merged.Classic.CpuShares);
    }

    [Fact]
    public void Arguments_labels_and_hosts_are_merged_by_name()
    {
        var merged = BuildOptionsMerge.Merge(
            new ImageBuildOptions { Args = new() { { "A", "1" }, { "B", "2" } }, Labels = { ["x"] = "1", ["y"] = "2" }, ExtraHosts = { ["h"] = "1.1.1.1" } },
            new ImageBuildOptions { Args = new() { { "B", null }, { "C", "3" } }, Labels = { ["y"] = "9" }, ExtraHosts = { ["i"] = "2.2.2.2" } });

        Assert.Equal([new("A", "1"), new("B", null), new("C", "3")], merged.Args);
        Assert.Equal([new("x", "1"), new("y", "9")], merged.Labels);
        Assert.Equal(["h", "i"], merged.ExtraHosts.Keys);
    }

    [Fact]
    public void Secrets_agents_and_contexts_are_merged_by_name()
    {
        var (kept, replaced, replacing) = (BuildSecret.FromValue("a", "1"), BuildSecret.FromValue("b", "2"), BuildSecret.FromValue("b", "3"));
        var merged = BuildOptionsMerge.Merge(
            new ImageBuildOptions { Secrets = { kept, replaced }, Ssh = { new(), new("git", "/a") }, NamedContexts = { ["x"] = NamedContext.FromUrl("https://s/s.tar"), ["y"] = NamedContext.FromImage("t") } },
            new ImageBuildOptions { Secrets = { replacing }, Ssh = { new("git", "/b") }, NamedContexts = { ["y"] = NamedContext.FromDirectory("d") } });

        Assert.Equal([replacing, kept], merged.Secrets);
        Assert.Equal([new("git", "/b"), new()], merged.Ssh);
        Assert.Equal([new("x", NamedContext.FromUrl("https://s/s.tar")), new("y", NamedContext.FromDirectory("d"))], merged.NamedContexts);
    }

    [Fact]
    public void Credentials_of_the_call_are_asked_before_those_of_the_image()
    {
        var merged = BuildOptionsMerge.Merge(
            new ImageBuildOptions { Credentials = [new("a.io", "image", "p")] },
            new ImageBuildOptions { Credentials = [new("a.io", "call", "p")] });

        Assert.Equal(["call", "image"], merged.Credentials.Select(credentials => credentials.Username));
    }

    [Fact]
    public void Nothing_said_anywhere_gives_the_documented_defaults()
    {
        var merged = BuildOptionsMerge.Merge(new ImageBuildOptions(), null);

        Assert.True(merged.Pull);
        Assert.False(merged.NoCache);
        Assert.True(merged.UseConfigProxy);
        Assert.Equal(ContextCompression.None, merged.Compression);
        Assert.Equal(ImageBuilder.Auto, merged.Builder);
        Assert.Equal(RetryOptions.Default, merged.Retry);
        Assert.Same(BuildProgress.Console, merged.Progress);
        Assert.True(merged.Classic.RemoveIntermediateContainers);
        Assert.False(merged.Sbom);
        Assert.False(merged.UseBuiltInFrontend);
        Assert.Empty(merged.Outputs);
        Assert.Null(merged.Provenance);
        Assert.Null(merged.Timeout);
    }

    private static T With<T>(PropertyInfo property)
        where T : new()
    {
        var options = new T();
        property.SetValue(options, Value(property.PropertyType));
        return options;
    }

    private static object Value(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "a value",
        var t when t == typeof(bool) => false,
        var t when t == typeof(long) => 7L,
        var t when t == typeof(TimeSpan) => TimeSpan.FromMinutes(3),
        var t when t == typeof(IList<string>) => new List<string> { "a value" },
        var t when t == typeof(IList<ImageTag>) => new List<ImageTag> { "1.2" },
        var t when t == typeof(IList<Platform>) => new List<Platform> { "linux/arm64" },
        var t when t == typeof(ImageReference) => ImageReference.Parse("acme/scanner:1"),
        var t when t == typeof(IList<BuildCache>) => new List<BuildCache> { "acme/cache:1" },
        var t when t == typeof(IList<BuildSecret>) => new List<BuildSecret> { BuildSecret.FromValue("token", "value") },
        var t when t == typeof(IList<SshForward>) => new List<SshForward> { new() },
        var t when t == typeof(IList<BuildOutput>) => new List<BuildOutput> { BuildOutput.Tar("out.tar") },
        var t when t == typeof(IList<BuildEntitlement>) => new List<BuildEntitlement> { BuildEntitlement.SecurityInsecure },
        var t when t == typeof(IList<ImageAnnotation>) => new List<ImageAnnotation> { new("key", "value") },
        var t when t == typeof(IDictionary<string, NamedContext>) => new SortedDictionary<string, NamedContext> { ["key"] = NamedContext.FromDirectory("lib") },
        var t when t == typeof(ProvenanceMode) => ProvenanceMode.Max,
        var t when t == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var t when t == typeof(SourcePolicy) => new SourcePolicy(),
        var t when t == typeof(IList<RegistryCredentials>) => new List<RegistryCredentials> { new("a.io", "u", "p") },
        var t when t == typeof(IList<Ulimit>) => new List<Ulimit> { new("nofile", 1, 2) },
        var t when t == typeof(IDictionary<string, string>) => new SortedDictionary<string, string> { ["key"] = "value" },
        var t when t == typeof(BuildArguments) => new BuildArguments { { "KEY", "value" } },
        var t when t == typeof(BuildContext) => BuildContext.FromDirectory("elsewhere"),
        var t when t == typeof(ImageBuilder) => ImageBuilder.Classic,
        var t when t == typeof(ContextCompression) => ContextCompression.Gzip,
        var t when t == typeof(ClassicBuildOptions) => new ClassicBuildOptions { MemoryBytes = 5 },
        var t when t == typeof(RetryOptions) => RetryOptions.None,
        var t when t == typeof(IProgress<BuildEvent>) => BuildProgress.None,
        var t when t == typeof(IList<BuildKitNode>) => new List<BuildKitNode> { "tcp://builder:1234" },
        var t when t == typeof(EngineEndpoint) => new EngineEndpoint { Address = new Uri("tcp://127.0.0.1:1") },
        var t when t == typeof(Microsoft.Extensions.Logging.ILogger) => NullLogger.Instance,
        var t => throw new InvalidOperationException($"This test needs a value of {t} to see that the merge keeps it."),
    };

    private static void AssertSame(PropertyInfo property, object expected, object actual)
    {
        var (wanted, found) = (property.GetValue(expected), property.GetValue(actual));
        if (wanted is ClassicBuildOptions classic)
        {
            Assert.Equal(classic.MemoryBytes, ((ClassicBuildOptions)found!).MemoryBytes);
        }
        else if (wanted is IEnumerable list and not string)
        {
            Assert.Equal(list.Cast<object>(), ((IEnumerable)found!).Cast<object>());
        }
        else
        {
            Assert.Equal(wanted, found);
        }
    }
}
