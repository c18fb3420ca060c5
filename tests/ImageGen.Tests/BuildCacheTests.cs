using Xunit;

namespace ImageGen.Tests;

public sealed class BuildCacheTests
{
    [Fact]
    public void A_reference_and_its_text_are_a_cache_in_a_registry()
    {
        BuildCache fromText = "ghcr.io/acme/cache:main";
        BuildCache fromReference = ImageReference.Parse("ghcr.io/acme/cache:main");

        Assert.Equal(BuildCache.Registry("ghcr.io/acme/cache:main"), fromText);
        Assert.Equal(fromText, fromReference);
        Assert.Equal(fromText.GetHashCode(), fromReference.GetHashCode());
        Assert.NotEqual(fromText, fromText with { Mode = CacheMode.Max });
        Assert.Throws<ImageReferenceException>(() => BuildCache.FromString("Not A Reference"));
    }

    [Fact]
    public void Only_the_place_is_printed()
    {
        Assert.Equal("registry ghcr.io/acme/cache:main", ((BuildCache)"ghcr.io/acme/cache:main").ToString());
        Assert.Equal("local cache", BuildCache.Local("cache").ToString());
        Assert.Equal("s3", BuildCache.Create("s3", ("bucket", "b"), ("secret_access_key", "hidden")).ToString());
    }
}
