using System.Globalization;
using System.Text;
using System.Text.Json;
using ImageGen.BuildKit.StandIn.Releases;

namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>Failures as the releases word and describe them. Compared with 20.10.24, 23.0.6, 24.0.9 and buildkitd 0.11.6.</summary>
public static class SolveFailures
{
    /// <summary>A <c>RUN</c> that ends with another exit code than 0.</summary>
    public static SolveFailure Command(BuildKitRelease release, string command, int exitCode, Place place, string vertex)
    {
        var words = release.SpeaksOfProcesses
            ? $"process \"/bin/sh -c {command}\" did not complete successfully: exit code: {exitCode}"
            : $"executor failed running [/bin/sh -c {command}]: exit code: {exitCode}";
        return new SolveFailure(words)
        {
            Details =
            [
                Stack("executor/runcexecutor.exitError"),
                Stack("solver/llbsolver/ops.(*execOp).Exec"),
                Source(release, place),
                ("errdefs.Vertex+json", JsonSerializer.Serialize(new { digest = vertex })),
                ("gatewayapi.ExitMessage+json", JsonSerializer.Serialize(new { Code = exitCode })),
            ],
        };
    }

    /// <summary>A Dockerfile that cannot be read.</summary>
    public static SolveFailure Syntax(BuildKitRelease release, string complaint, Place place) => new(release.SpeaksOfProcesses
        ? $"dockerfile parse error on line {place.Line}: {complaint}"
        : $"failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line {place.Line}: {complaint}")
    {
        Details = [Stack("frontend/dockerfile/parser.WithLocation"), Source(release, place)],
    };

    /// <summary>A failure without a place.</summary>
    public static SolveFailure Of(string words, string function) => new(words) { Details = [Stack(function)] };

    private static (string Type, string Json) Source(BuildKitRelease release, Place place)
    {
        // Go leaves out what is zero.
        string Position(int line, int character) => release.WritesLowerCasePositions
            ? JsonSerializer.Serialize(new SortedDictionary<string, int>(StringComparer.Ordinal) { ["line"] = line, ["character"] = character }.Where(each => each.Value != 0).ToDictionary())
            : JsonSerializer.Serialize(new SortedDictionary<string, int>(StringComparer.Ordinal) { ["Line"] = line, ["Character"] = character }.Where(each => each.Value != 0).ToDictionary());
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(place.Text));
        var definition = """{"def":["GjUKGWxvY2Fs"],"metadata":{"sha256:00":{"caps":{"source.local":true}}},"Source":{"locations":{"sha256:00":{}}}}""";
        return ("errdefs.Source+json", string.Create(CultureInfo.InvariantCulture,
            $$"""{"info":{"filename":{{JsonSerializer.Serialize(place.FileName)}},"data":"{{data}}","definition":{{definition}}},"ranges":[{"start":{{Position(place.Line, place.Character)}},"end":{{Position(place.EndLine, place.EndCharacter)}}}]}"""));
    }

    /// <summary>Where in Go the error came up. A real one has some twenty frames.</summary>
    private static (string Type, string Json) Stack(string function)
    {
        var frame = JsonSerializer.Serialize(new { Name = "github.com/moby/buildkit/" + function, File = "/src/" + function.Split('.')[0] + ".go", Line = 360 });
        return ("stack.Stack+json", $$"""{"frames":[{{string.Join(',', Enumerable.Repeat(frame, 20))}}],"cmdline":["buildkitd"],"pid":1}""");
    }
}
