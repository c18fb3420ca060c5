using System.Text;
using System.Text.Json.Nodes;
using ImageGen.Auto;
using ImageGen.Building.InProcess.Attestations.Sboms;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Attestations;

/// <summary>The bill of materials of images that this process builds: SPDX 2.3.</summary>
public sealed class SbomTests : IDisposable
{
    private const string Hash = "3f2mD3Sd8gB0s1CkT9eKkI7iZ6ZgXWm5QbdqJwLwqVkz5H8yO3q1l6gkqkQm0m3r8pYJ0bWbJ8wq7l5p2w9jzA==";
    private const string Dockerfile = "FROM scratch\nCOPY . /app/\n";

    private const string Dependencies =
        $$$"""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64", "signature": "" },
          "targets": {
            ".NETCoreApp,Version=v10.0": {},
            ".NETCoreApp,Version=v10.0/linux-x64": {
              "Shop/1.0.0": { "dependencies": { "Acme_Core": "2.1.0", "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64": "10.0.0", "Missing": "1.0.0" }, "runtime": { "Shop.dll": {} } },
              "Acme_Core/2.1.0": { "dependencies": { "Acme.Base": "1.0.0" } },
              "Acme.Base/1.0.0": {},
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.0": {}
            }
          },
          "libraries": {
            "Shop/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
            "Acme_Core/2.1.0": { "type": "package", "serviceable": true, "sha512": "sha512-{{{Hash}}}" },
            "Acme.Base/1.0.0": { "type": "package", "serviceable": true, "sha512": "sha512-damaged" },
            "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.0": { "type": "runtimepack", "serviceable": false, "sha512": "" }
          }
        }
        """;

    private readonly BuiltLayout _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task The_libraries_of_a_program_are_packages()
    {
        _build.Folder.Write("context/Shop.deps.json", Dependencies);

        var document = await BuildAsync();

        Assert.Equal(
            [
                ("SPDXRef-acme-shop-1", "acme/shop", "1", "CONTAINER"),
                ("SPDXRef-Shop-1.0.0", "Shop", "1.0.0", "APPLICATION"),
                ("SPDXRef-Acme-Core-2.1.0", "Acme_Core", "2.1.0", "LIBRARY"),
                ("SPDXRef-Acme.Base-1.0.0", "Acme.Base", "1.0.0", "LIBRARY"),
                ("SPDXRef-Microsoft.NETCore.App.Runtime.linux-x64-10.0.0", "Microsoft.NETCore.App.Runtime.linux-x64", "10.0.0", "LIBRARY"),
            ],
            Packages(document).Select(package => ((string)package["SPDXID"]!, (string)package["name"]!, (string)package["versionInfo"]!, (string)package["primaryPackagePurpose"]!)));
        var library = Packages(document).ElementAt(2);
        Assert.Equal("pkg:nuget/Acme_Core@2.1.0", (string?)library["externalRefs"]![0]!["referenceLocator"]);
        Assert.Equal(("SHA512", Convert.ToHexStringLower(Convert.FromBase64String(Hash))), ((string?)library["checksums"]![0]!["algorithm"], (string?)library["checksums"]![0]!["checksumValue"]));
        Assert.Equal("named in /app/Shop.deps.json", (string?)library["sourceInfo"]);
        Assert.Null(Packages(document).ElementAt(1)["externalRefs"]);
        Assert.Null(Packages(document).ElementAt(3)["checksums"]);
    }

    [Fact]
    public async Task The_relationships_connect_document_image_and_libraries()
    {
        _build.Folder.Write("context/Shop.deps.json", Dependencies);

        var document = await BuildAsync();

        Assert.Equal(
            [
                "DOCUMENT DESCRIBES acme-shop-1",
                "acme-shop-1 CONTAINS Shop-1.0.0",
                "acme-shop-1 CONTAINS Acme-Core-2.1.0",
                "acme-shop-1 CONTAINS Acme.Base-1.0.0",
                "acme-shop-1 CONTAINS Microsoft.NETCore.App.Runtime.linux-x64-10.0.0",
                "Shop-1.0.0 DEPENDS_ON Acme-Core-2.1.0",
                "Shop-1.0.0 DEPENDS_ON Microsoft.NETCore.App.Runtime.linux-x64-10.0.0",
                "Acme-Core-2.1.0 DEPENDS_ON Acme.Base-1.0.0",
            ],
            document["relationships"]!.AsArray().Select(each => $"{each!["spdxElementId"]} {each["relationshipType"]} {each["relatedSpdxElement"]}".Replace("SPDXRef-", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_document_has_the_required_fields()
    {
        _build.Folder.Write("context/Shop.deps.json", Dependencies);

        var document = await BuildAsync();

        Assert.Equal(("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT", "acme/shop:1"), ((string?)document["spdxVersion"], (string?)document["dataLicense"], (string?)document["SPDXID"], (string?)document["name"]));
        Assert.Matches("^ni:///sha-256;[A-Za-z0-9_-]{43}$", (string)document["documentNamespace"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string)document["creationInfo"]!["created"]!);
        Assert.Matches("^Tool: ImageGen-", (string)document["creationInfo"]!["creators"]![0]!);
        Assert.All(Packages(document), package =>
        {
            Assert.Matches("^SPDXRef-[A-Za-z0-9.-]+$", (string)package["SPDXID"]!);
            Assert.Equal(("NOASSERTION", "NOASSERTION", "NOASSERTION"), ((string?)package["downloadLocation"], (string?)package["licenseConcluded"], (string?)package["copyrightText"]));
            Assert.False((bool)package["filesAnalyzed"]!);
        });
        var ids = Packages(document).Select(package => (string)package["SPDXID"]!).Append("SPDXRef-DOCUMENT").ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(document["relationships"]!.AsArray(), each => Assert.Contains((string)each!["relatedSpdxElement"]!, ids));
    }

    [Fact]
    public async Task An_epoch_is_the_time_of_the_document()
    {
        var document = await BuildAsync(new() { SourceDateEpoch = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000) });

        Assert.Equal("2001-09-09T01:46:40Z", (string?)document["creationInfo"]!["created"]);
    }

    [Fact]
    public async Task The_base_image_is_an_ancestor_whose_libraries_are_listed_too()
    {
        _build.Folder.Write("context/Shop.deps.json", Dependencies);
        var digest = (await _build.BuildAsync(new() { Context = "context", Platforms = ["linux/amd64"] }, Dockerfile)).Index.Manifests[0].Digest;
        Directory.Move(_build.Folder.At("out"), _build.Folder.At("base"));

        var document = await BuildAsync(new() { NamedContexts = { ["start"] = NamedContext.FromOciLayout("base", "1") } }, "FROM start\nLABEL a=b\n");

        var image = Packages(document).ElementAt(1);
        Assert.Equal(("SPDXRef-base-image-" + digest.ToString().Replace(':', '-'), digest.Encoded), ((string?)image["SPDXID"], (string?)image["checksums"]![0]!["checksumValue"]));
        Assert.Contains(document["relationships"]!.AsArray(), each => (string?)each!["relationshipType"] == "DESCENDANT_OF" && (string?)each["relatedSpdxElement"] == (string?)image["SPDXID"]);
        Assert.Contains(Packages(document), package => (string?)package["name"] == "Shop");
    }

    [Fact]
    public async Task A_published_package_has_the_license_that_it_declares()
    {
        _build.Folder.Write("context/Shop.deps.json", Dependencies);
        WriteAssets();

        var licenses = Packages(await BuildAsync()).ToDictionary(package => (string)package["name"]!, package => (string)package["licenseDeclared"]!);

        Assert.Equal(("MIT OR Apache-2.0", "NOASSERTION", "NOASSERTION"), (licenses["Acme_Core"], licenses["Acme.Base"], licenses["Shop"]));
    }

    [Fact]
    public async Task A_program_without_a_list_of_its_libraries_has_those_that_NuGet_restored()
    {
        _build.Folder.Write("context/shop", "native code");
        WriteAssets();

        var document = await BuildAsync();

        Assert.Equal(["acme/shop", "Shop", "Acme_Core", "Acme.Base"], Packages(document).Select(package => (string)package["name"]!));
        Assert.Equal("named in project.assets.json", (string?)Packages(document).ElementAt(2)["sourceInfo"]);
        Assert.NotNull(Packages(document).ElementAt(2)["checksums"]);
        Assert.Contains(document["relationships"]!.AsArray(), each => (string?)each!["spdxElementId"] == "SPDXRef-Acme-Core-2.1.0" && (string?)each["relatedSpdxElement"] == "SPDXRef-Acme.Base-1.0.0");
    }

    [Fact]
    public async Task A_missing_list_of_restored_packages_is_ignored()
    {
        _build.Packages = PublishedPackages.FromProject(_build.Folder.At("Shop.csproj"), "net10.0");

        Assert.Single(Packages(await BuildAsync()));
    }

    [Fact]
    public async Task A_damaged_file_is_ignored()
    {
        _build.Folder.Write("context/Shop.deps.json", "{ damaged");

        Assert.Single(Packages(await BuildAsync()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"libraries\":[]}")]
    [InlineData("{\"libraries\":{\"A/1\":1}}")]
    [InlineData("{\"libraries\":{\"A/1\":{}}}")]
    [InlineData("{\"runtimeTarget\":1,\"targets\":1,\"libraries\":{}}")]
    public void A_file_of_another_form_is_not_parsed(string text) => Assert.Null(DependencyFile.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Packages_with_similar_names_have_different_ids()
    {
        var document = new SpdxDocument("a", DateTimeOffset.UnixEpoch);

        Assert.Equal(["SPDXRef-a-b", "SPDXRef-a-b-2", "SPDXRef-a-b-2-2", "SPDXRef-a-b-3"], new[] { "a_b", "a-b", "a_b_2", "a b" }.Select(name => document.Add(new SpdxPackage(name) { Purpose = "LIBRARY" })));
    }

    /// <summary>Writes what NuGet writes when it restores the project, and two unpacked packages.</summary>
    private void WriteAssets()
    {
        _build.Folder.Write(
            "obj/project.assets.json",
            $$$"""
            {
              "targets": {
                "net10.0": {},
                "net10.0/linux-x64": {
                  "Acme_Core/2.1.0": { "type": "package", "dependencies": { "Acme.Base": "[1.0.0, )", "Acme.Analyzer": "1.0.0" }, "runtime": { "lib/net10.0/Acme.Core.dll": {} } },
                  "Acme.Analyzer/1.0.0": { "type": "package", "compile": { "lib/_._": {} }, "runtime": { "lib/_._": {} } },
                  "Acme.Base/1.0.0": { "type": "package", "native": { "runtimes/linux-x64/native/base.so": {} } },
                  "Other/1.0.0": { "type": "project", "runtime": { "bin/placeholder/Other.dll": {} } }
                }
              },
              "libraries": {
                "Acme_Core/2.1.0": { "sha512": "{{{Hash}}}", "type": "package", "path": "acme_core/2.1.0" },
                "Acme.Base/1.0.0": { "type": "package", "path": "acme.base/1.0.0" }
              },
              "packageFolders": { "{{{_build.Folder.At("missing")}}}": {}, "{{{_build.Folder.At("packages")}}}": {} },
              "project": { "version": "1.0.0", "restore": { "projectName": "Shop" } }
            }
            """);
        WriteSpecification("acme_core/2.1.0/acme_core.nuspec", "<license type=\"expression\">MIT OR Apache-2.0</license>");
        WriteSpecification("acme.base/1.0.0/acme.base.nuspec", "<license type=\"file\">LICENSE</license>");
        _build.Packages = PublishedPackages.FromProject(_build.Folder.At("Shop.csproj"), "net10.0");
    }

    private void WriteSpecification(string path, string license) =>
        _build.Folder.Write("packages/" + path, $"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata>{license}</metadata></package>");

    private static IEnumerable<JsonNode> Packages(JsonNode document) => document["packages"]!.AsArray().Select(package => package!);

    private async Task<JsonNode> BuildAsync(ImageBuildOptions? given = null, string dockerfile = Dockerfile)
    {
        Directory.CreateDirectory(_build.Folder.At("context"));
        var options = new ImageBuildOptions { Context = "context", Sbom = true, Platforms = ["linux/amd64"], SourceDateEpoch = given?.SourceDateEpoch, NamedContexts = given?.NamedContexts ?? new Dictionary<string, NamedContext>() };
        var layout = await _build.BuildAsync(options, dockerfile);
        var image = (await BuiltLayout.ReadIndexAsync(layout)).Manifests[0];
        return (await BuiltLayout.ReadStatementsAsync(layout, image.Digest))["https://spdx.dev/Document"]["predicate"]!;
    }
}
