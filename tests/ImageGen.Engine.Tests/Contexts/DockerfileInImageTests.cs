using ImageGen.Engine.Tests.Building;
using Xunit;

namespace ImageGen.Engine.Tests.Contexts;

/// <summary>What <c>COPY . .</c> brings into the image of files that the engine needs and the user does not want there.</summary>
public sealed class DockerfileInImageTests
{
    private const string CopyAll = "FROM $BASE\nCOPY . /all\n";

    /// <summary>
    /// BuildKit reads the Dockerfile from the very files that COPY sees, and applies no ignore rule to an archive: there it stays in,
    /// as with every client that sends a tar. Only a session can keep the two apart.
    /// </summary>
    [Theory, EveryBuilder]
    public async Task An_ignored_Dockerfile_builds_and_stays_out_of_the_image(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        workshop.Write("kept", "kept");
        workshop.Write(".dockerignore", "**/Dockerfile*\n**/.dockerignore\n");

        Assert.Equal("kept", await BuildAndListAsync(workshop, CopyAll));
    }

    [Theory, EveryBuilder]
    public async Task A_Dockerfile_from_memory_stays_out_of_the_image(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        workshop.Write("kept", "kept");

        Assert.Equal("kept", await BuildAndListAsync(workshop, null, new ImageBuildOptions { DockerfileText = Workshop.WithBase(CopyAll) }));
    }

    [Theory, EveryBuilder]
    public async Task A_Dockerfile_that_no_rule_leaves_out_is_copied_like_any_file(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        workshop.Write("kept", "kept");
        workshop.Write("left-out", "left out");
        workshop.Write(".dockerignore", "left-out\n");

        Assert.Equal(".dockerignore Dockerfile kept", await BuildAndListAsync(workshop, CopyAll));
    }

    [Theory, EveryBuilder]
    public async Task The_rules_beside_the_Dockerfile_win_on_every_engine(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        workshop.Write("needed", "needed");
        workshop.Write("unneeded", "unneeded");
        workshop.Write(".dockerignore", "needed\nDockerfile\n");
        workshop.Write("Dockerfile.dockerignore", "unneeded\nDockerfile.dockerignore\n");

        Assert.Equal(".dockerignore Dockerfile needed", await BuildAndListAsync(workshop, CopyAll));
    }

    private static async Task<string> BuildAndListAsync(Workshop workshop, string? dockerfile, ImageBuildOptions? options = null)
    {
        var reference = workshop.NewReference();
        await workshop.BuildAsync([reference], dockerfile, options);
        var names = await workshop.RunAsync(reference, "ls", "-A", "-1", "/all");
        return string.Join(' ', names.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
