#!/usr/bin/env -S dotnet run
#:property PublishAot=false

// Records what BuildKit's own build checks say of the corpus: buildx has a buildkitd's built-in frontend check each file.
//
//   buildx create --name checks --driver remote unix:///run/buildkit/buildkitd.sock
//   dotnet run record-verdicts.cs -- ../Corpus buildkit.jsonl checks [buildx] [count] [seed]
//
// With a count, that many files are made anew from the lines of the others, as the archive Random; those that BuildKit refuses are dropped.
//
// The corpus is archives of text, one a rule: a line "-- name --" begins a Dockerfile, "-- name/.dockerignore --" its ignore file,
// "-- name/options --" options of the frontend, one a line. A file that needs an image takes it from 127.0.0.1:5555.
// One JSON object a line: "case", "warnings" (rule, the first and the last line that BuildKit marks, what it says), "refused" where it
// refuses to build the file.

using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

string corpus = args[0];
string output = args[1];
string builder = args[2];
string buildx = args.Length > 3 ? args[3] : "docker-buildx";

if (args.Length > 4)
{
    await WriteRandomAsync(int.Parse(args[4]), new Random(args.Length > 5 ? int.Parse(args[5]) : 1));
}

var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
await using var lines = new StreamWriter(output) { NewLine = "\n" };
var kept = new StringBuilder();
foreach (string archive in Directory.EnumerateFiles(corpus, "*.txtar").Order(StringComparer.Ordinal))
{
    foreach (IGrouping<string, (string Name, string Text)> files in Read(archive).GroupBy(file => file.Name.Split('/')[0]))
    {
        DirectoryInfo context = Directory.CreateTempSubdirectory("check-verdicts");
        string[] options = [];
        foreach ((string name, string text) in files)
        {
            string part = name.Contains('/') ? name[(name.IndexOf('/') + 1)..] : "Dockerfile";
            options = part == "options" ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : options;
            await File.WriteAllTextAsync(Path.Combine(context.FullName, part), text);
        }

        JsonNode said = await AskAsync(context.FullName, options);
        bool isRefused = said["buildError"] is not null;
        context.Delete(recursive: true);
        if (Path.GetFileName(archive) == "Random.txtar")
        {
            if (isRefused)
            {
                continue;
            }

            kept.Append(string.Concat(files.Select(file => $"-- {file.Name} --\n{file.Text}")));
        }

        var verdict = new JsonObject
        {
            ["case"] = Path.GetFileNameWithoutExtension(archive) + "/" + files.Key,
            ["warnings"] = new JsonArray([.. Warnings(said)]),
        };
        if (isRefused)
        {
            verdict["refused"] = true;
        }

        await lines.WriteLineAsync(verdict.ToJsonString(json));
    }
}

if (kept.Length > 0)
{
    await File.WriteAllTextAsync(Path.Combine(corpus, "Random.txtar"), kept.ToString());
}

async Task WriteRandomAsync(int count, Random random)
{
    // Instructions with what continues them, and the comments above.
    string[] pieces =
    [
        .. Directory.EnumerateFiles(corpus, "*.txtar").Order(StringComparer.Ordinal)
            .Where(archive => Path.GetFileNameWithoutExtension(archive) is not ("Random" or "LineEnds"))
            .SelectMany(Read)
            .Where(file => !file.Name.Contains('/') && !file.Text.Contains("<<", StringComparison.Ordinal) && !file.Text.StartsWith("# escape", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(file.Text, @"(?:[ \t]*#.*\n)*(?:.*\\[ \t]*\n|(?<=\\[ \t]*\n)(?:[ \t]*\n|[ \t]*#.*\n))*.*\n").Select(match => match.Value))
            .Where(piece => piece.Trim().Length > 0)
            .Distinct(),
    ];
    string[] froms = [.. pieces.Where(piece => Regex.IsMatch(piece, "(?im)^from "))];
    string[] globals = [.. pieces.Where(piece => Regex.IsMatch(piece, @"(?m)\A(#.*\n)*ARG "))];
    string[] others = [.. pieces.Except(froms)];
    await using var archive = new StreamWriter(Path.Combine(corpus, "Random.txtar")) { NewLine = "\n" };
    for (int i = 0; i < count; i++)
    {
        archive.Write($"-- {i} --\n");
        archive.Write(string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => globals[random.Next(globals.Length)])));
        for (int stages = random.Next(1, 4); stages > 0; stages--)
        {
            archive.Write(froms[random.Next(froms.Length)]);
            archive.Write(string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => others[random.Next(others.Length)])));
        }

        if (random.Next(3) == 0)
        {
            archive.Write($"-- {i}/.dockerignore --\nbin\na\n");
        }
    }
}

static IEnumerable<(string Name, string Text)> Read(string archive)
{
    string name = "";
    string text = "";
    foreach (string line in File.ReadAllText(archive).Split('\n'))
    {
        Match header = Regex.Match(line, "^-- (.+) --$");
        if (!header.Success)
        {
            text += line + "\n";
            continue;
        }

        if (name.Length > 0)
        {
            yield return (name, text);
        }

        (name, text) = (header.Groups[1].Value, "");
    }

    yield return (name, text[..^1]);
}

async Task<JsonNode> AskAsync(string context, string[] options)
{
    List<string> arguments = ["build", "--builder", builder, "--call", "check,format=json"];
    foreach (string option in options)
    {
        arguments.AddRange(option.StartsWith("build-arg:") ? ["--build-arg", option["build-arg:".Length..]] : ["--" + option]);
    }

    var start = new ProcessStartInfo(buildx, [.. arguments, context]) { RedirectStandardOutput = true, RedirectStandardError = true };
    using Process process = Process.Start(start)!;
    Task<string> progress = process.StandardError.ReadToEndAsync();
    string said = await process.StandardOutput.ReadToEndAsync();
    string error = await progress;
    await process.WaitForExitAsync();
    return said.StartsWith('{') ? JsonNode.Parse(said)! : throw new InvalidOperationException($"buildx failed: {error}");
}

// A warning marks whole lines; the first and the last of them are kept.
static IEnumerable<JsonNode> Warnings(JsonNode said)
{
    foreach (JsonNode? warning in said["warnings"]?.AsArray() ?? [])
    {
        JsonArray ranges = warning!["location"]!["ranges"]!.AsArray();
        yield return new JsonObject
        {
            ["rule"] = warning["ruleName"]!.DeepClone(),
            ["line"] = ranges.Min(range => (int)range!["start"]!["line"]!),
            ["end"] = ranges.Max(range => (int)range!["end"]!["line"]!),
            ["says"] = warning["detail"]!.DeepClone(),
        };
    }
}
