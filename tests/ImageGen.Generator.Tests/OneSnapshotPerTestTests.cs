using ImageGen.Generator.Tests.Verifying;

namespace ImageGen.Generator.Tests;

/// <summary>No snapshot outlives its test.</summary>
public sealed class OneSnapshotPerTestTests
{
    [Fact]
    public void Every_verified_file_belongs_to_a_test()
    {
        var tests = typeof(OneSnapshotPerTestTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(SnapshotFolder.Current.VerifiedFiles, file => !tests.Contains(SnapshotFolder.TestOf(file)));
    }
}
