using ImageGen.Building.Requests;
using ImageGen.Tests.Building.BuildKit;
using Xunit;

namespace ImageGen.Tests.Credentials;

/// <summary>Which registries a build names: the only ones whose credentials leave this machine.</summary>
public sealed class NamedRegistriesTests
{
    // BuildRequests' images are those of Docker Hub.
    private const string Hub = "docker.io";

    [Fact]
    public async Task The_Dockerfile_names_bases_copies_mounts_and_its_frontend() => await AssertUsedAsync(
        new(),
        """
        # syntax=frontend.test/docker/dockerfile:1 debug
        ARG BASE=arg.test/acme/base
        FROM base.test:5000/acme/sdk:1 AS build
        FROM unused.test/acme/x AS unused
        FROM $BASE
        COPY --from=build / /
        COPY --from=copy.test/acme/tools /x /
        RUN --mount=type=bind,from=mount.test/acme/data,target=/data true
        """,
        "arg.test", "base.test:5000", "copy.test", Hub, "frontend.test", "mount.test");

    [Fact]
    public async Task The_options_name_contexts_caches_outputs_generators_and_credentials() => await AssertUsedAsync(
        new()
        {
            NamedContexts = { ["lib"] = NamedContext.FromImage("context.test/acme/lib"), ["src"] = NamedContext.FromUrl("https://git.test/a.git") },
            CacheFrom = { "from.test/acme/cache", BuildCache.Local("cache") },
            CacheTo = { BuildCache.Registry("to.test/acme/cache") },
            Credentials = { new("https://given.test/v1/", "me", "secret") },
            Outputs = { BuildOutput.Image(push: true) with { Attributes = BuildOutput.Image().Attributes.Add("name", "output.test/acme/a:1,second.test/acme/b") } },
            Sbom = true,
            SbomGenerator = "scanner.test/acme/scanner",
            Args = { { "BUILDKIT_SYNTAX", "syntax.test/acme/frontend" } },
        },
        "FROM scratch\n",
        "context.test", Hub, "from.test", "given.test", "output.test", "scanner.test", "second.test", "syntax.test", "to.test");

    [Theory]
    [InlineData("FROM known.test/acme/base-$TARGETARCH", "known.test")]
    [InlineData("FROM known.test/acme/base:$TARGETARCH", "known.test")]
    [InlineData("FROM known.test/$TARGETARCH/base", "known.test")]
    [InlineData("FROM $TARGETARCH/acme/base", null)]
    [InlineData("FROM known-$TARGETARCH.test/acme/base", null)]
    public async Task What_comes_before_an_unknown_variable_names_the_registry_only_if_it_is_complete(string dockerfile, string? registry) =>
        await AssertUsedAsync(new(), dockerfile + "\n", registry is null ? [Hub] : [Hub, registry]);

    [Fact]
    public async Task A_Dockerfile_that_only_the_daemon_sees_names_nothing() => await AssertUsedAsync(
        new() { Context = "https://git.test/a.git#main", Credentials = { new("given.test", "me", "secret") } }, "", Hub, "given.test");

    [Fact]
    public async Task A_classic_build_is_given_what_its_own_pulls_need()
    {
        var options = new ImageBuildOptions { CacheFrom = { "cache.test/acme/cache" }, Credentials = { new("unused.test", "me", "secret") } };

        var pulled = NamedRegistries.PulledBy(await BuildRequests.WithAsync(options, "FROM base.test/acme/base\n"));

        Assert.Equal(["base.test", "cache.test"], pulled);
    }

    private static async Task AssertUsedAsync(ImageBuildOptions options, string dockerfile, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), NamedRegistries.UsedBy(await BuildRequests.WithAsync(options, dockerfile)).Order(StringComparer.Ordinal));
}
