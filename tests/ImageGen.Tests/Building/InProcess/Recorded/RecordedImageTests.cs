using System.Reflection;
using DiffPlex.Renderer;
using ImageGen.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>A build in this process makes the image that a newer BuildKit than that of the tests' engine made when the cases were recorded.</summary>
public sealed class RecordedImageTests(RecordedBuilds builds) : IClassFixture<RecordedBuilds>
{
    /// <summary>The address of a BuildKit. If it is set, the images are recorded again before they are compared.</summary>
    private const string Variable = "IMAGEGEN_RECORD_BUILDKIT";

    private const string LinksToNothing = "BuildKit refuses such a link if a step has patterns, because its cache follows the link.";

    private static string Folder { get; } = typeof(RecordedImageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RecordedImageFolder").Value!;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>What is not as in BuildKit, with the reason.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["links to nothing in an image"] = LinksToNothing,
        ["links to nothing with parents"] = LinksToNothing,
        ["a pivot with a pattern before it"] = "BuildKit receives only files whose whole path matches, so the result depends on the files that other steps need.",
        ["a folder as a base"] = "BuildKit names the layer after the last step, and puts it last in the history.",
    };

    [Theory, MemberData(nameof(Files))]
    public async Task The_image_is_that_of_BuildKit(string file)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } buildKit)
        {
            await RecordAsync(path, buildKit);
        }

        var wrong = new List<string>();
        foreach (var each in RecordedFile.Read(path))
        {
            var image = await builds.BuildAsync(each.Dockerfile);
            if (IsSame(each.Image, image) == Differences.ContainsKey(each.Name))
            {
                wrong.Add($"{each.Name}\n{each.Dockerfile}{UnidiffRenderer.GenerateUnidiff(each.Image, image, "BuildKit", "in process", contextLines: 0)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    /// <summary>The texts of refusals differ, because each builder has its own.</summary>
    private static bool IsSame(string expected, string actual) =>
        expected == actual || (expected.StartsWith(RecordedBuilds.Refusal, StringComparison.Ordinal) && actual.StartsWith(RecordedBuilds.Refusal, StringComparison.Ordinal));

    private async Task RecordAsync(string path, string buildKit)
    {
        var cases = new List<RecordedCase>();
        foreach (var each in RecordedFile.Read(path))
        {
            cases.Add(each with { Image = await builds.RecordAsync(each.Dockerfile, buildKit) });
        }

        await using var client = BuildKitClient.Connect(BuildKitEndpoint.Parse(buildKit));
        RecordedFile.Write(path, $"BuildKit {(await client.GetVersionAsync(TestContext.Current.CancellationToken))!.Version}", cases);
    }
}
