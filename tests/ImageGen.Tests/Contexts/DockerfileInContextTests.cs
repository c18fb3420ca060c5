using ImageGen.Contexts;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class DockerfileInContextTests
{
    private const string InMemoryName = ".imagegen.Dockerfile";

    [Fact]
    public async Task A_Dockerfile_among_the_files_goes_with_them()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("deploy/Api.Dockerfile", "FROM scratch\n");

        var context = await SentContext.PrepareAsync(folder, "deploy/Api.Dockerfile");

        Assert.Equal(("deploy/Api.Dockerfile", "FROM scratch\n"), (context.DockerfileName, context.DockerfileText));
        Assert.Equal(["deploy", "deploy/Api.Dockerfile"], (await SentContext.OfAsync(context)).Names);
    }

    [Fact]
    public async Task An_ignored_Dockerfile_is_sent_and_the_classic_builder_is_told_to_hide_it()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("Dockerfile", "FROM scratch\n");
        _ = folder.Write(".dockerignore", "Dockerfile\n.dockerignore\n");

        var context = await SentContext.PrepareAsync(folder);
        var sent = await SentContext.OfAsync(context);

        Assert.Equal(InMemoryName, context.DockerfileName);
        Assert.Equal([InMemoryName, ".dockerignore"], sent.Names);
        Assert.Equal("FROM scratch\n", sent.Text(InMemoryName));
        Assert.Equal($".dockerignore\n{InMemoryName}\n", sent.Text(".dockerignore"));
    }

    [Fact]
    public async Task Another_text_leaves_the_file_as_it_is()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("Dockerfile", "# syntax=docker/dockerfile:1\nFROM scratch\n");
        _ = folder.Write(".dockerignore", "bin");

        var context = await SentContext.PrepareAsync(folder) with { DockerfileText = "\nFROM scratch\n" };
        var sent = await SentContext.OfAsync(context);

        Assert.Equal(InMemoryName, context.DockerfileName);
        Assert.Equal("\nFROM scratch\n", sent.Text(InMemoryName));
        Assert.Equal("# syntax=docker/dockerfile:1\nFROM scratch\n", sent.Text("Dockerfile"));
        Assert.Equal($"bin\n{InMemoryName}\n", sent.Text(".dockerignore"));
    }

    [Fact]
    public async Task A_Dockerfile_from_outside_takes_a_name_that_no_file_has()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        _ = folder.Write(InMemoryName, "theirs");
        var dockerfile = outside.Write("Dockerfile", "FROM scratch\n");

        var context = await SentContext.PrepareAsync(folder, dockerfile);
        var sent = await SentContext.OfAsync(context);

        Assert.Equal(InMemoryName + ".2", context.DockerfileName);
        Assert.Equal(("theirs", "FROM scratch\n"), (sent.Text(InMemoryName), sent.Text(context.DockerfileName)));
    }

    [Fact]
    public async Task A_Dockerfile_behind_a_link_is_read_here_as_the_engine_would_follow_it_elsewhere()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        _ = outside.Write("Dockerfile", "FROM scratch\n");
        folder.Link("deploy", outside.FullPath);

        var context = await SentContext.PrepareAsync(folder, "deploy/Dockerfile");

        Assert.Equal(InMemoryName, context.DockerfileName);
        Assert.Equal("FROM scratch\n", (await SentContext.OfAsync(context)).Text(InMemoryName));
    }

    [Fact]
    public async Task An_ignore_file_whose_rules_do_not_hold_loses_its_meaning_to_engines_that_would_apply_it()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write(".dockerignore", "needed");
        _ = folder.Write("needed");
        _ = folder.Write("Dockerfile.dockerignore", "unneeded\n");

        Assert.Equal("needed\n!**\n", (await SentContext.OfFolderAsync(folder)).Text(".dockerignore"));
    }
}
