using ImageGen.Auto;
using ImageGen.Engine.Tests.Auto;
using ImageGen.Generator.Tests.Verifying;
using ImageGen.Ignoring;
using ImageGen.Projects.Dockerfiles;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>The Dockerfile of each layout of a repository, and the files that it takes from there.</summary>
public sealed class ProjectShapeTests(WrittenShapes shapes) : IClassFixture<WrittenShapes>
{
    public static TheoryData<string> Shapes => [.. ProjectShapes.All.Select(shape => shape.Name)];

    [Theory, MemberData(nameof(Shapes))]
    public async Task Each_shape_has_its_Dockerfile(string shape)
    {
        var dockerfile = Create(shape, buildKit: true);

        var problem = await SnapshotFolder.Current.CompareAsync(new SnapshotTarget(SnapshotOf(shape), "txt", TextOf(dockerfile, shapes.FolderOf(shape))));

        Assert.True(problem is null, problem);
        AssertChecked(dockerfile, DockerfileBuilder.BuildKit);
        AssertChecked(Create(shape, buildKit: false), DockerfileBuilder.Classic);
    }

    [Fact]
    public void Every_verified_file_belongs_to_a_shape() =>
        Assert.Equal(ProjectShapes.All.Select(shape => SnapshotOf(shape.Name) + ".verified.txt").Order(StringComparer.Ordinal), SnapshotFolder.Current.VerifiedFiles.Order(StringComparer.Ordinal));

    private ProjectDockerfile Create(string shape, bool buildKit)
    {
        var options = AutoDockerfile.Options(shapes.FolderOf(shape));
        options.UsesBuildKit = buildKit;
        return AutoDockerfile.Create(shapes.FactsOf(shape), options);
    }

    /// <summary>The builder understands the text, and each file that it copies is in the context.</summary>
    private static void AssertChecked(ProjectDockerfile auto, DockerfileBuilder builder)
    {
        var dockerfile = Dockerfile.Parse(auto.Text);
        Assert.Empty(dockerfile.Errors);
        Assert.Empty(dockerfile.Check(new DockerfileCheckOptions
        {
            Builder = builder,
            Secrets = [ProjectDockerfile.NuGetSecretId],
            Ignore = IgnoreFile.Parse(auto.IgnoreText),
            ContextHolds = path => Path.Exists(Path.Combine(auto.ContextFolder, path)) && auto.Include.Any(included => included == "." || IsSameOrBelow(path, included) || IsSameOrBelow(included, path)),
        }));
    }

    private static bool IsSameOrBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string TextOf(ProjectDockerfile auto, string folder) =>
        $"""
        {auto.Text}
        # Context
        {Path.GetRelativePath(folder, auto.ContextFolder)}

        # Sent
        {string.Join('\n', auto.Include)}

        # Ignored
        {auto.IgnoreText}
        """;

    /// <summary>The name of a snapshot, in the characters that every file system has.</summary>
    private static string SnapshotOf(string shape) =>
        $"{nameof(ProjectShapeTests)}.{nameof(Each_shape_has_its_Dockerfile)}_shape={string.Concat(shape.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'))}";
}
