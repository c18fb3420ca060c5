using System.Collections.Immutable;
using System.Text.Json;
using ImageGen.BuildKit.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Solving;

public sealed class LocalLayoutsTests : IDisposable
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-caches");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_exported_cache_is_found_by_the_next_build()
    {
        Write(Digest);

        var read = LocalLayouts.Create(new SolveOptions { CacheImports = { Local("src") } });

        Assert.Equal(Digest, Assert.Single(read.Options.CacheImports).Attributes["digest"]);
        Assert.Equal("local:" + _folder.FullName, Assert.Single(read.Stores).Key);
        using var told = JsonDocument.Parse(read.Options.FrontendAttributes["cache-imports"]);
        Assert.Equal(("local", Digest), (told.RootElement[0].GetProperty("Type").GetString(), told.RootElement[0].GetProperty("Attrs").GetProperty("digest").GetString()));
    }

    [Fact]
    public void Tags_are_independent_and_the_last_write_of_each_applies()
    {
        var other = Digest.Replace('0', '1');
        Write(Digest);
        Write(other, "branch");
        Write(Digest.Replace('0', '2'), "branch");

        Assert.Equal(Digest, Find(null));
        Assert.Equal(Digest.Replace('0', '2'), Find("branch"));
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "index.json")));
        Assert.Equal(2, index.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(2, index.RootElement.GetProperty("manifests").GetArrayLength());
    }

    [Fact]
    public void A_missing_cache_is_ignored()
    {
        var caches = LocalLayouts.Create(new SolveOptions { CacheImports = { Local("src") } });

        Assert.Empty(caches.Options.CacheImports);
        Assert.Empty(caches.Stores);
        Assert.DoesNotContain("cache-imports", caches.Options.FrontendAttributes.Keys);
    }

    [Fact]
    public void Other_caches_are_sent_to_the_frontend_unchanged()
    {
        var options = new SolveOptions { CacheImports = { new CacheOption { Type = "registry", Attributes = { ["ref"] = "acme/cache:1" } } } };

        var caches = LocalLayouts.Create(options);

        Assert.Equal("""[{"Type":"registry","Attrs":{"ref":"acme/cache:1"}}]""", caches.Options.FrontendAttributes["cache-imports"]);
        Assert.Empty(options.FrontendAttributes);
    }

    [Fact]
    public void An_image_to_build_from_is_known_by_its_id()
    {
        var layouts = LocalLayouts.Create(new SolveOptions { Session = new SessionOptions { ImageLayouts = { ["base"] = _folder.FullName } } });

        Assert.Equal("oci:base", Assert.Single(layouts.Stores).Key);
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_named()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var options = new SolveOptions { CacheExports = { new CacheOption { Type = "local", Attributes = { ["dest"] = Path.Combine(file, "cache") } } } };

        Assert.Contains($"The folder '{file}/cache' of a local cache cannot be created", Assert.Throws<BuildOutputException>(() => LocalLayouts.Create(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_other_content_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "index.json"), "[]");

        Assert.Contains("index.json is not the index", Assert.Throws<BuildKitException>(() => Find(null)).Message, StringComparison.Ordinal);
        Assert.Contains("'src'", Assert.Throws<BuildKitException>(() => LocalLayouts.Create(new SolveOptions { CacheImports = { new CacheOption { Type = "local" } } })).Message, StringComparison.Ordinal);
    }

    private void Write(string digest, string? tag = null) =>
        LocalLayouts.Create(new SolveOptions { CacheExports = { Local("dest", tag) } })
            .Complete(ImmutableDictionary<string, string>.Empty.Add("cache.manifest", $$"""{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"{{digest}}","size":7}"""));

    private string? Find(string? tag) => LocalLayouts.Create(new SolveOptions { CacheImports = { Local("src", tag) } }).Options.CacheImports is [var import] ? import.Attributes["digest"] : null;

    private CacheOption Local(string attribute, string? tag = null)
    {
        var cache = new CacheOption { Type = "local", Attributes = { [attribute] = _folder.FullName } };
        if (tag is not null)
        {
            cache.Attributes["tag"] = tag;
        }

        return cache;
    }
}
