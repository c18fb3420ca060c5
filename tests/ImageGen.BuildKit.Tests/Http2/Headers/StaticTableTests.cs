using ImageGen.BuildKit.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Headers.Framework;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Against the static table of System.Net.Http.</summary>
public sealed class StaticTableTests
{
    [Fact]
    public void Has_the_entries_of_the_framework() => Assert.Equal(
        FrameworkStaticTable.Entries,
        Enumerable.Range(1, StaticTable.Count).Select(StaticTable.Get).Select(field => (field.Name, field.Value)));

    [Fact]
    public void Finds_the_first_entry_of_each_name() => Assert.All(FrameworkStaticTable.Entries, entry =>
        Assert.Equal(Array.FindIndex(FrameworkStaticTable.Entries, other => other.Name == entry.Name) + 1, StaticTable.IndexOf(entry.Name)));

    [Theory]
    [InlineData("")]
    [InlineData("grpc-status")]
    [InlineData(":status 200")]
    [InlineData("accep")]
    [InlineData("vary\nvia")]
    public void Finds_no_other_name(string name) => Assert.Equal(0, StaticTable.IndexOf(name));
}
