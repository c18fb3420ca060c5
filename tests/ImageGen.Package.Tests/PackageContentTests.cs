using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace ImageGen.Package.Tests;

public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_package_brings_the_library_the_generator_and_the_MSBuild_files() =>
        Assert.Equal(
            [
                "CHANGELOG.md",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/ImageGen.CodeFixes.dll",
                "analyzers/dotnet/cs/ImageGen.Generator.dll",
                "analyzers/dotnet/cs/ImageGen.Syntax.dll",
                "buildTransitive/ImageGen.props",
                "buildTransitive/ImageGen.targets",
                .. DiagnosticPages,
                "icon.png",
                "lib/net10.0/ImageGen.CommandLine.dll",
                "lib/net10.0/ImageGen.CommandLine.xml",
                "lib/net10.0/ImageGen.dll",
                "lib/net10.0/ImageGen.xml",
                "tasks/netstandard2.0/ImageGen.Tasks.dll",
            ],
            Content(feed.Package("ImageGen")));

    [Fact]
    public void The_syntax_package_serves_both_sides() =>
        Assert.Equal(
            [
                "CHANGELOG.md",
                "LICENSE",
                "README.md",
                "icon.png",
                "lib/net10.0/ImageGen.Syntax.dll",
                "lib/net10.0/ImageGen.Syntax.xml",
                "lib/netstandard2.0/ImageGen.Syntax.dll",
                "lib/netstandard2.0/ImageGen.Syntax.xml",
            ],
            Content(feed.Package("ImageGen.Syntax")));

    [Fact]
    public void The_BuildKit_package_is_one_assembly() =>
        Assert.Equal(["CHANGELOG.md", "LICENSE", "README.md", "icon.png", "lib/net10.0/ImageGen.BuildKit.dll", "lib/net10.0/ImageGen.BuildKit.xml"], Content(feed.Package("ImageGen.BuildKit")));

    [Fact]
    public void The_OCI_package_is_one_assembly() =>
        Assert.Equal(["CHANGELOG.md", "LICENSE", "README.md", "icon.png", "lib/net10.0/ImageGen.Oci.dll", "lib/net10.0/ImageGen.Oci.xml"], Content(feed.Package("ImageGen.Oci")));

    [Fact]
    public void The_hosting_package_is_one_assembly_and_brings_the_generator()
    {
        Assert.Equal(["CHANGELOG.md", "LICENSE", "README.md", "icon.png", "lib/net10.0/ImageGen.Hosting.dll", "lib/net10.0/ImageGen.Hosting.xml"], Content(feed.Package("ImageGen.Hosting")));
        // NuGet would keep the generator and the MSBuild files from the projects that reference this package.
        Assert.DoesNotContain("ImageGen", Excluding("ImageGen.Hosting"));
    }

    [Fact]
    public void Symbols_travel_apart()
    {
        Assert.Equal(["lib/net10.0/ImageGen.Hosting.pdb"], Content(feed.Package("ImageGen.Hosting", ".snupkg")));
        Assert.Equal(["lib/net10.0/ImageGen.BuildKit.pdb"], Content(feed.Package("ImageGen.BuildKit", ".snupkg")));
        Assert.Equal(["lib/net10.0/ImageGen.Oci.pdb"], Content(feed.Package("ImageGen.Oci", ".snupkg")));
        Assert.Equal(["lib/net10.0/ImageGen.CommandLine.pdb", "lib/net10.0/ImageGen.pdb"], Content(feed.Package("ImageGen", ".snupkg")));
        Assert.Equal(["lib/net10.0/ImageGen.Syntax.pdb", "lib/netstandard2.0/ImageGen.Syntax.pdb"], Content(feed.Package("ImageGen.Syntax", ".snupkg")));
    }

    [Fact]
    public void A_user_gets_the_other_packages_and_no_compiler()
    {
        var dependencies = Named("ImageGen", "dependency", "id");

        Assert.Contains("ImageGen.BuildKit", dependencies);
        Assert.Contains("ImageGen.Oci", dependencies);
        Assert.Contains("ImageGen.Syntax", dependencies);
        Assert.Contains("System.CommandLine", dependencies);
        Assert.DoesNotContain("ImageGen.CommandLine", dependencies);
        Assert.DoesNotContain(dependencies.Concat(Named("ImageGen.BuildKit", "dependency", "id")), id =>
            id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || id == "ImageGen.Generator" || id == "Grpc.Tools");
    }

    [Fact]
    public void A_program_needs_no_framework_but_the_runtimes_own() =>
        Assert.Empty(Named("ImageGen.BuildKit", "frameworkReference", "name").Concat(Named("ImageGen", "frameworkReference", "name")));

    /// <summary>The page of each rule, in the order of the ids.</summary>
    private static IEnumerable<string> DiagnosticPages => Directory.EnumerateFiles(Path.Combine(PackageFeed.RepositoryRoot, "docs", "diagnostics"), "*.md")
        .Select(page => "docs/diagnostics/" + Path.GetFileName(page))
        .Order(StringComparer.Ordinal);

    /// <summary>The dependencies of a package of which a user gets only a part.</summary>
    private List<string> Excluding(string package)
    {
        using var archive = ZipFile.OpenRead(feed.Package(package));
        using var nuspec = archive.GetEntry(package + ".nuspec")!.Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(each => each.Attribute("exclude") is not null).Select(each => each.Attribute("id")!.Value)];
    }

    /// <summary>An attribute of the elements of one name in a package's description.</summary>
    private List<string> Named(string package, string element, string attribute)
    {
        using var archive = ZipFile.OpenRead(feed.Package(package));
        using var nuspec = archive.GetEntry(package + ".nuspec")!.Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(each => each.Name.LocalName == element).Select(each => each.Attribute(attribute)!.Value)];
    }

    private static List<string> Content(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsPayload).Order(StringComparer.Ordinal)];
    }

    private static bool IsPayload(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
        && name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal);
}
