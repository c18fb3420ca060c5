using System.Text;
using Xunit;

namespace ImageGen.Tests;

public sealed class BuildSecretTests
{
    private const string Value = "s3cr3t välue";

    [Fact]
    public async Task Every_origin_gives_the_bytes_that_it_holds()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Value, TestContext.Current.CancellationToken);
        var variable = "IMAGEGEN_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, Value);

        foreach (var secret in (BuildSecret[])
        [
            BuildSecret.FromValue("token", Value),
            BuildSecret.FromFile("token", file),
            BuildSecret.FromEnvironment("token", variable),
            BuildSecret.FromCallback("token", _ => ValueTask.FromResult<ReadOnlyMemory<byte>?>(Encoding.UTF8.GetBytes(Value))),
        ])
        {
            Assert.Equal("token", secret.Id);
            Assert.Equal(Value, Encoding.UTF8.GetString((await secret.ReadAsync(Path.GetTempPath(), TestContext.Current.CancellationToken))!.Value.Span));
            Assert.DoesNotContain("s3cr3t", secret.ToString(), StringComparison.Ordinal);
        }

        Environment.SetEnvironmentVariable(variable, null);
        File.Delete(file);
    }

    [Fact]
    public async Task What_is_not_there_is_none()
    {
        Assert.Null(await BuildSecret.FromEnvironment("IMAGEGEN_TEST_NOT_SET").ReadAsync("/", TestContext.Current.CancellationToken));
        Assert.Null(await BuildSecret.FromFile("a", "no/such/file").ReadAsync("/", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_relative_path_starts_at_the_project_s_folder()
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token"), Value, TestContext.Current.CancellationToken);

        var relative = await BuildSecret.FromFile("token", "./token").ReadAsync(folder.FullName, TestContext.Current.CancellationToken);
        var absolute = await BuildSecret.FromFile("token", Path.Combine(folder.FullName, "token")).ReadAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(Value, Encoding.UTF8.GetString(relative!.Value.Span));
        Assert.Equal(Value, Encoding.UTF8.GetString(absolute!.Value.Span));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a,required")]
    [InlineData("a\"b")]
    [InlineData("$TOKEN")]
    [InlineData("line\nbreak")]
    public void An_id_that_no_mount_can_name_is_refused(string id)
    {
        Assert.Throws<ArgumentException>(() => BuildSecret.FromValue(id, "x"));
        Assert.Throws<ArgumentException>(() => new SshForward(id));
    }
}
