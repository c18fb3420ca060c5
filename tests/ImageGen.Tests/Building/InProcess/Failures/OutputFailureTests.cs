using Xunit;

namespace ImageGen.Tests.Building.InProcess.Failures;

/// <summary>Outputs that cannot be written.</summary>
public sealed class OutputFailureTests : IDisposable
{
    private readonly BuiltLayout _build = new();

    public static TheoryData<string, BuildOutput> Outputs => new()
    {
        { "OCI layout", BuildOutput.OciLayout("file/out") },
        { "OCI archive", BuildOutput.OciArchive("file/out") },
        { "Docker archive", BuildOutput.DockerArchive("file/out") },
        { "tar", BuildOutput.Tar("file/out") },
        { "folder", BuildOutput.Directory("file/out") },
    };

    public void Dispose() => _build.Dispose();

    [Theory, MemberData(nameof(Outputs))]
    public async Task An_output_below_a_file_is_named(string kind, BuildOutput output)
    {
        _ = kind;
        var file = _build.Folder.Write("file", "text");

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => _build.RunAsync(new() { Outputs = [output] }, "FROM scratch\nCOPY <<EOF /a\ntext\nEOF\n"));

        Assert.Contains($"'{file}/out'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Check the free space and the permissions of ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("text", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
