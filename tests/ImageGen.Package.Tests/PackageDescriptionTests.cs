using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace ImageGen.Package.Tests;

/// <summary>What a package says of itself, where a user chooses it: in its nuspec and the files that this names.</summary>
public sealed class PackageDescriptionTests(PackageFeed feed)
{
    private static readonly string[] OfPlaces = ["repository", "projectUrl"];

    public static TheoryData<string> Packages => [.. PackageFeed.Packed];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_license_is_MIT_and_travels_along(string package)
    {
        using var archive = Open(package);

        var license = Nuspec(archive, package).Single(element => element.Name.LocalName == "license");
        Assert.Equal(("expression", "MIT"), (license.Attribute("type")!.Value, license.Value));
        Assert.StartsWith("MIT License", Text(archive, "LICENSE"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_README_is_the_packages_own(string package)
    {
        using var archive = Open(package);

        Assert.Equal("README.md", Value(archive, package, "readme"));
        Assert.StartsWith($"# {package}\n", Text(archive, "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_icon_has_the_size_that_galleries_show(string package)
    {
        using var archive = Open(package);

        Assert.Equal("icon.png", Value(archive, package, "icon"));
        using var icon = archive.GetEntry("icon.png")!.Open();
        var header = new byte[24];
        icon.ReadExactly(header);
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20))));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_description_tags_and_notes_are_there(string package)
    {
        using var archive = Open(package);

        Assert.InRange(Value(archive, package, "description").Length, 50, 300);
        Assert.Contains("docker", Value(archive, package, "tags").Split(' '));
        Assert.Contains("CHANGELOG.md", Value(archive, package, "releaseNotes"), StringComparison.Ordinal);
        Assert.Contains("## Unreleased", Text(archive, "CHANGELOG.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_descriptions_differ()
    {
        var descriptions = PackageFeed.Packed.Select(package =>
        {
            using var archive = Open(package);
            return Value(archive, package, "description");
        });

        Assert.Distinct(descriptions);
    }

    /// <summary>The repository's address is one property; while that is unset, a package must not name the clone that it was packed in.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void No_repository_is_named_while_its_address_is_unset(string package)
    {
        using var archive = Open(package);

        Assert.DoesNotContain(Nuspec(archive, package), element => OfPlaces.Contains(element.Name.LocalName));
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(feed.Package(package));

    private static List<XElement> Nuspec(ZipArchive archive, string package)
    {
        using var nuspec = archive.GetEntry(package + ".nuspec")!.Open();
        return [.. XDocument.Load(nuspec).Descendants()];
    }

    private static string Value(ZipArchive archive, string package, string element) => Nuspec(archive, package).Single(each => each.Name.LocalName == element).Value;

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
