using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace ImageGen.Repository.Tests;

/// <summary>A shipped assembly shows others that ship only what is public.</summary>
public sealed class InternalsTests
{
    private const string Attribute = "InternalsVisibleToAttribute";

    public static TheoryData<string> Projects => [.. RepositoryTree.ShippedProjects];

    /// <summary>Tests do see internals, so that reading no friend at all would be a mistake of this test.</summary>
    [Fact]
    public void Friends_are_found()
    {
        Assert.Contains("ImageGen", RepositoryTree.ShippedProjects);
        Assert.All(Assemblies("ImageGen"), assembly => Assert.Contains("ImageGen.Tests", FriendsOf(assembly)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_shipped_assembly_sees_the_internals_of_another(string project)
    {
        var assemblies = Assemblies(project);

        Assert.NotEmpty(assemblies);
        Assert.All(assemblies, assembly => Assert.Empty(FriendsOf(assembly).Intersect(RepositoryTree.ShippedProjects.Select(RepositoryTree.AssemblyOf))));
    }

    /// <summary>The assemblies of a project, of every framework and configuration that was built.</summary>
    private static List<string> Assemblies(string project) =>
        [.. Directory.EnumerateFiles(RepositoryTree.At($"src/{project}/bin"), RepositoryTree.AssemblyOf(project) + ".dll", SearchOption.AllDirectories)];

    private static List<string> FriendsOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var attributes = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute);
        return [.. attributes.Where(attribute => NameOf(metadata, attribute) == Attribute).Select(attribute => Argument(metadata, attribute).Split(',')[0])];
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    private static string Argument(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        Assert.Equal(1, value.ReadUInt16());
        return value.ReadSerializedString()!;
    }
}
