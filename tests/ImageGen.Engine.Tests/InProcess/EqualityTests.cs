using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>A build in this process gives the files, the configuration and the history that BuildKit gives.</summary>
public sealed partial class EqualityTests(HostileContext context) : IClassFixture<HostileContext>
{
    public static TheoryData<string> Cases => [.. EqualityCases.All.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Cases))]
    public async Task The_image_is_that_of_BuildKit(string name)
    {
        var dockerfile = "ARG BASE\n" + EqualityCases.All[name].Replace("$BASE_LITERAL", EngineEnvironment.BaseImage.ToString(), StringComparison.Ordinal);

        var expected = await BuildAsync("buildkit", dockerfile, new() { Engine = EngineEnvironment.Docker, Builder = ImageBuilder.BuildKit });
        var actual = await BuildAsync("in-process", dockerfile, new() { Builder = ImageBuilder.InProcess, Outputs = [BuildOutput.DockerEngine(EngineEnvironment.Docker)] });

        Assert.Equal(Lines(expected, expected), Lines(actual, expected));
    }

    private async Task<EngineImageFiles> BuildAsync(string tag, string dockerfile, ImageBuildOptions options)
    {
        var image = new DockerImage($"equality/{Guid.NewGuid():n}", tag, dockerfile: "Dockerfile") { ProjectDirectory = context.FullPath, Defaults = options };
        _ = await image.BuildAsync(
            new()
            {
                DockerfileText = dockerfile,
                Args = new() { ["BASE"] = EngineEnvironment.BaseImage.ToString() },
                Target = dockerfile.Contains("AS first", StringComparison.Ordinal) ? "first" : null,
                Progress = BuildProgress.Quiet,
            },
            Cancel);
        return await EngineImageFiles.ReadAsync(image.Reference, Cancel);
    }

    /// <summary>Everything in one text, so that a difference shows its line.</summary>
    /// <param name="image">The image.</param>
    /// <param name="expected">The image of BuildKit. A folder of it with the time of the build is compared without its time.</param>
    private static string Lines(EngineImageFiles image, EngineImageFiles expected) => string.Join('\n', [
        .. image.Files.Select(file => $"{file.Key} {(expected.Files.GetValueOrDefault(file.Key)?.Contains(EngineImageFiles.TimeOfBuild, StringComparison.Ordinal) == true ? WithoutTime().Replace(file.Value, "$1") : file.Value)}"),
        .. image.Configuration.Where(field => field.Value is not null && field.Key is not ("Image" or "Hostname" or "Domainname")).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}: {Sorted(field.Value!)}"),
        .. image.History.Select(Normalize),
    ]);

    private static string Sorted(JsonNode value) => value is JsonObject map
        ? string.Join(", ", map.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value?.ToJsonString()}"))
        : value.ToJsonString();

    /// <summary>The BuildKit of Docker 20.10 writes ports as a map without an order, a health check without its names, no flags of a copy, and no value of a global argument. Newer ones write what we write.</summary>
    private static string Normalize(string createdBy) =>
        createdBy.StartsWith("EXPOSE ", StringComparison.Ordinal) ? "EXPOSE " + string.Join(' ', Port().Matches(createdBy).Select(match => match.Value).Order(StringComparer.Ordinal))
        : createdBy.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) ? "HEALTHCHECK"
        : createdBy == "ARG GLOBAL=g" ? "ARG GLOBAL"
        : Flag().Replace(createdBy, "");

    [GeneratedRegex(@"^(Directory \d+ \d+:\d+).*$", RegexOptions.None, 1000)]
    private static partial Regex WithoutTime();

    [GeneratedRegex(@" --(chown|chmod)=\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Flag();

    [GeneratedRegex(@"\d+/(tcp|udp)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Port();
}
