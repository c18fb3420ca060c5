using System.Collections;
using ImageGen.BuildKit;
using ImageGen.Images;
using ImageGen.Tests.Building.Options;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class BuildOptionsMergeTests
{
    public static TheoryData<string> Properties => [.. typeof(ImageBuildOptions).GetProperties().Select(property => property.Name)];

    public static TheoryData<string> ClassicProperties => [.. typeof(ClassicBuildOptions).GetProperties().Select(property => property.Name)];

    /// <summary>The defaults of the properties that have one; every other is null or empty.</summary>
    private static Dictionary<string, object> Defaults => new()
    {
        [nameof(ImageBuildOptions.Builder)] = ImageBuilder.Auto,
        [nameof(ImageBuildOptions.Pull)] = true,
        [nameof(ImageBuildOptions.NoCache)] = false,
        [nameof(ImageBuildOptions.UseConfigProxy)] = true,
        [nameof(ImageBuildOptions.Compression)] = ContextCompression.None,
        [nameof(ImageBuildOptions.Sbom)] = false,
        [nameof(ImageBuildOptions.RewriteTimestamp)] = false,
        [nameof(ImageBuildOptions.UseBuiltInFrontend)] = false,
        [nameof(ImageBuildOptions.Retry)] = RetryOptions.Default,
        [nameof(ImageBuildOptions.Progress)] = BuildProgress.Auto,
        [nameof(ClassicBuildOptions.RemoveIntermediateContainers)] = true,
        [nameof(ClassicBuildOptions.ForceRemoveIntermediateContainers)] = false,
        [nameof(ClassicBuildOptions.Quiet)] = false,
        [nameof(ClassicBuildOptions.Squash)] = false,
    };

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_image_sets_is_kept_where_the_call_says_nothing(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;
        var image = OptionSamples.With<ImageBuildOptions>(property);

        OptionSamples.AssertSame(property, image, BuildOptionsMerge.Merge(image, null));
        OptionSamples.AssertSame(property, image, BuildOptionsMerge.Merge(image, new ImageBuildOptions()));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_call_sets_is_taken(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;
        var call = OptionSamples.With<ImageBuildOptions>(property);

        OptionSamples.AssertSame(property, call, BuildOptionsMerge.Merge(new ImageBuildOptions(), call));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_call_sets_is_taken_before_what_the_image_sets(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;
        var (image, call) = (OptionSamples.With<ImageBuildOptions>(property, other: true), OptionSamples.With<ImageBuildOptions>(property));

        var merged = property.GetValue(BuildOptionsMerge.Merge(image, call));

        var (first, second) = (OptionSamples.Elements(property.GetValue(call)), OptionSamples.Elements(property.GetValue(image)));
        Assert.Equal(JoinsBoth(name) ? first.Concat(second).ToHashSet() : first.ToHashSet(), OptionSamples.Elements(merged).ToHashSet());
        if (name == nameof(ImageBuildOptions.Credentials))
        {
            Assert.Equal(first.Concat(second), OptionSamples.Elements(merged));
        }
    }

    /// <summary>Collections whose elements have names, and all credentials.</summary>
    private static bool JoinsBoth(string name) => name is nameof(ImageBuildOptions.Args) or nameof(ImageBuildOptions.Labels) or nameof(ImageBuildOptions.ExtraHosts)
        or nameof(ImageBuildOptions.NamedContexts) or nameof(ImageBuildOptions.Secrets) or nameof(ImageBuildOptions.Ssh) or nameof(ImageBuildOptions.Credentials);

    [Fact]
    public void What_a_merge_returns_shares_no_collection_with_what_it_was_given()
    {
        var image = new ImageBuildOptions { NoCacheFilter = { "build" }, Labels = { ["a"] = "1" }, Args = { ["A"] = "1" } };

        var merged = BuildOptionsMerge.Merge(image, null);
        merged.NoCacheFilter.Clear();
        merged.Labels["a"] = "2";
        merged.Args["A"] = "2";

        Assert.Equal(["build"], image.NoCacheFilter);
        Assert.Equal("1", image.Labels["a"]);
        Assert.Equal("1", image.Args["A"]);
    }

    [Theory]
    [MemberData(nameof(ClassicProperties))]
    public void The_classic_settings_are_merged_one_by_one(string name)
    {
        var property = typeof(ClassicBuildOptions).GetProperty(name)!;
        var set = OptionSamples.With<ClassicBuildOptions>(property);

        OptionSamples.AssertSame(property, set, BuildOptionsMerge.MergeClassic(set, new ClassicBuildOptions()));
        OptionSamples.AssertSame(property, set, BuildOptionsMerge.MergeClassic(new ClassicBuildOptions(), set));
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

    [Theory]
    [MemberData(nameof(Properties))]
    public void Nothing_said_anywhere_gives_the_documented_default(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;

        var merged = property.GetValue(BuildOptionsMerge.Merge(new ImageBuildOptions(), null));

        AssertDefault(Defaults.GetValueOrDefault(name), merged);
    }

    [Theory]
    [MemberData(nameof(ClassicProperties))]
    public void Nothing_said_of_the_classic_builder_gives_the_documented_default(string name)
    {
        var property = typeof(ClassicBuildOptions).GetProperty(name)!;

        var merged = property.GetValue(BuildOptionsMerge.Merge(new ImageBuildOptions(), null).Classic);

        AssertDefault(Defaults.GetValueOrDefault(name), merged);
    }

    [Fact]
    public void More_defaults_of_an_image_apply_where_it_sets_nothing()
    {
        var image = new DockerImage("acme/shop", "1.0", "docker/Dockerfile")
        {
            Context = BuildContext.FromDirectory("src"),
            ProjectDirectory = "/shop",
            Defaults = new() { Target = "final", Labels = { ["a"] = "image" }, Credentials = [new("a.io", "image", "p")] },
        };

        var more = image.WithDefaults(new() { Target = "build", Pull = false, Labels = { ["a"] = "program", ["b"] = "program" }, Credentials = [new("a.io", "program", "p")] });

        Assert.Equal((image.Reference, image.Dockerfile, image.Context, image.ProjectDirectory), (more.Reference, more.Dockerfile, more.Context, more.ProjectDirectory));
        Assert.Equal(("final", false), (more.Defaults.Target, more.Defaults.Pull));
        Assert.Equal([new("a", "image"), new("b", "program")], more.Defaults.Labels);
        Assert.Equal(["image", "program"], more.Defaults.Credentials.Select(credentials => credentials.Username));
        Assert.Null(image.Defaults.Pull);
    }

    /// <summary>A level may not set the documented defaults, because the next one could then set nothing.</summary>
    [Fact]
    public void Each_level_of_defaults_sets_only_what_no_level_above_it_sets()
    {
        var image = new DockerImage("acme/shop", "1.0")
            .WithDefaults(new() { Pull = false, Classic = new() { Quiet = true } })
            .WithDefaults(new() { Pull = true, Builder = ImageBuilder.Classic, Retry = RetryOptions.None, Classic = new() { Squash = true } });

        Assert.Equal((false, ImageBuilder.Classic, RetryOptions.None), (image.Defaults.Pull, image.Defaults.Builder, image.Defaults.Retry));
        Assert.Equal((true, true, null), (image.Defaults.Classic.Quiet, image.Defaults.Classic.Squash, image.Defaults.Classic.RemoveIntermediateContainers));
    }

    [Fact]
    public void An_engine_of_the_image_overrides_the_nodes_of_lower_defaults()
    {
        var image = new DockerImage("acme/shop", "1.0") { Defaults = new() { Engine = EngineEndpoint.Parse("tcp://engine:2375") } };

        Assert.Empty(image.WithDefaults(new() { BuildKit = ["tcp://b:1234"] }).Defaults.BuildKit);
    }

    private static void AssertDefault(object? expected, object? actual)
    {
        if (actual is IEnumerable collection and not string)
        {
            Assert.Null(expected);
            Assert.Empty(collection.Cast<object>());
        }
        else if (actual is not (ClassicBuildOptions or AutoDockerfileOptions))
        {
            Assert.Equal(expected, actual);
        }
    }
}
