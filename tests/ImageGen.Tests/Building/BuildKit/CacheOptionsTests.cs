using ImageGen.Building.BuildKit.Requests;
using ImageGen.BuildKit;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class CacheOptionsTests
{
    [Fact]
    public void Each_type_is_told_in_BuildKit_s_terms()
    {
        var options = new ImageBuildOptions
        {
            CacheFrom = { "acme/shop:cache", BuildCache.Local("cache"), BuildCache.Create("s3", ("bucket", "b")) },
            CacheTo =
            {
                BuildCache.Registry("acme/shop:cache") with { Mode = CacheMode.Max },
                BuildCache.Local("/abs/cache") with { Mode = CacheMode.Min },
                BuildCache.Inline with { Mode = CacheMode.Max },
            },
        };

        Assert.Equal(["registry ref=acme/shop:cache", "local src=/project/cache", "s3 bucket=b"], CacheOptions.Imports(options, "/project", None).Select(Text));
        Assert.Equal(
            ["registry mode=max ref=acme/shop:cache", "local dest=/abs/cache mode=min", "inline"],
            CacheOptions.Exports(options, "/project", None).Select(Text));
    }

    [Fact]
    public void A_workflow_s_cache_is_found_by_its_variables_unless_the_parameters_say_otherwise()
    {
        var variables = new Dictionary<string, string>
        {
            ["ACTIONS_RUNTIME_TOKEN"] = "t",
            ["ACTIONS_CACHE_URL"] = "https://one/",
            ["ACTIONS_RESULTS_URL"] = "https://two/",
            ["ACTIONS_CACHE_SERVICE_V2"] = "true",
        };
        var options = new ImageBuildOptions { CacheFrom = { BuildCache.GitHubActions("main"), BuildCache.Create("gha", ("token", "mine"), ("version", "1")) } };

        Assert.Equal(
            ["gha scope=main token=t url=https://one/ url_v2=https://two/", "gha token=mine url=https://one/ version=1"],
            CacheOptions.Imports(options, "/", name => variables.GetValueOrDefault(name)).Select(Text));
    }

    [Fact]
    public void A_workflow_s_cache_is_done_without_elsewhere_and_warned_of()
    {
        var options = new ImageBuildOptions
        {
            CacheFrom = { BuildCache.GitHubActions(), "acme/shop:cache" },
            CacheTo = { BuildCache.GitHubActions() with { Mode = CacheMode.Max }, BuildCache.Create("gha", ("token", "hidden")) },
        };
        var events = new EventList();

        CacheOptions.WarnOfWhatIsOutOfReach(options, None, events);

        Assert.Equal(["registry ref=acme/shop:cache"], CacheOptions.Imports(options, "/", None).Select(Text));
        Assert.Empty(CacheOptions.Exports(options, "/", None));
        var warning = Assert.IsType<BuildWarning>(Assert.Single(events.Events)).Message;
        Assert.Contains("ACTIONS_RUNTIME_TOKEN", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_s_cache_that_can_be_reached_is_not_warned_of()
    {
        var events = new EventList();

        CacheOptions.WarnOfWhatIsOutOfReach(new() { CacheTo = { BuildCache.GitHubActions(), BuildCache.Inline, BuildCache.Local("c") } }, name => name.StartsWith("ACTIONS_", StringComparison.Ordinal) ? "x" : null, events);

        Assert.Empty(events.Events);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData(null, false)]
    public void The_argument_for_an_inline_cache_means_what_it_means_to_docker(string? value, bool isInline)
    {
        var options = new ImageBuildOptions { Args = { ["BUILDKIT_INLINE_CACHE"] = value } };
        var both = new ImageBuildOptions { Args = { ["BUILDKIT_INLINE_CACHE"] = "1" }, CacheTo = { BuildCache.Inline } };

        Assert.Equal(isInline ? ["inline"] : [], CacheOptions.Exports(options, "/", None).Select(Text));
        Assert.Equal(["inline"], CacheOptions.Exports(both, "/", None).Select(Text));
    }

    [Fact]
    public void An_inline_cache_is_read_from_its_image_only() =>
        Assert.Contains(
            "BuildCache.Registry",
            Assert.Throws<ImageBuildException>(() => CacheOptions.Imports(new() { CacheFrom = { BuildCache.Inline } }, "/", None)).Message,
            StringComparison.Ordinal);

    private static string? None(string variable) => null;

    private static string Text(CacheOption option) => string.Join(' ', [option.Type, .. option.Attributes.Select(each => $"{each.Key}={each.Value}")]);
}
