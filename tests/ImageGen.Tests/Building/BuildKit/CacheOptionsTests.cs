using ImageGen.Building.BuildKit.Requests;
using ImageGen.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class CacheOptionsTests
{
    [Fact]
    public void Each_type_is_told_in_BuildKit_s_terms()
    {
        var options = new ImageBuildOptions
        {
            CacheFrom = { "acme/shop:cache", BuildCache.Local("cache"), BuildCache.Of("s3", ("bucket", "b")) },
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
        var options = new ImageBuildOptions { CacheFrom = { BuildCache.GitHubActions("main"), BuildCache.Of("gha", ("token", "mine"), ("version", "1")) } };

        Assert.Equal(
            ["gha scope=main token=t url=https://one/ url_v2=https://two/", "gha token=mine url=https://one/ version=1"],
            CacheOptions.Imports(options, "/", name => variables.GetValueOrDefault(name)).Select(Text));
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
