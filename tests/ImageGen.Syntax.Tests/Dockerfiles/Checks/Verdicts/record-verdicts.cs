#!/usr/bin/env -S dotnet run
#:property PublishAot=false

// Records what BuildKit's own build checks say of the corpus: each file is sent to a buildkitd, whose built-in frontend lints it.
//
//   dotnet run record-verdicts.cs -- ../Corpus buildkit.jsonl unix:///run/buildkit/buildkitd.sock [buildctl]
//
// The corpus is archives of text, one a rule: a line "-- name --" begins a Dockerfile, "-- name/.dockerignore --" its ignore file,
// "-- name/options --" options of the frontend, one a line. A file that needs an image takes it from 127.0.0.1:5555.
// One JSON object a line: "case", "warnings" (rule, the first and the last line that BuildKit marks, what it says), "refused" where it
// refuses to build the file.

using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

string corpus = args[0];
string output = args[1];
string address = args[2];
string buildctl = args.Length > 3 ? args[3] : "buildctl";

var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
await using var lines = new StreamWriter(output) { NewLine = "\n" };
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

        (_, string said) = await AskAsync(context.FullName, "frontend.lint", options);
        (int code, _) = await AskAsync(context.FullName, "frontend.outline", options);
        context.Delete(recursive: true);
        var verdict = new JsonObject
        {
            ["case"] = Path.GetFileNameWithoutExtension(archive) + "/" + files.Key,
            ["warnings"] = new JsonArray([.. Warnings(said)]),
        };
        if (code != 0)
        {
            verdict["refused"] = true;
        }

        await lines.WriteLineAsync(verdict.ToJsonString(json));
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

async Task<(int Code, string Said)> AskAsync(string context, string request, string[] options)
{
    List<string> arguments =
    [
        "--addr", address, "build", "--progress", "plain", "--frontend", "dockerfile.v0", "--opt", "requestid=" + request,
        "--local", "context=" + context, "--local", "dockerfile=" + context, .. options.SelectMany(option => new[] { "--opt", option }),
    ];
    var start = new ProcessStartInfo(buildctl, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    using Process process = Process.Start(start)!;
    Task<string> progress = process.StandardError.ReadToEndAsync();
    string said = await process.StandardOutput.ReadToEndAsync();
    await progress;
    await process.WaitForExitAsync();
    return request != "frontend.lint" || process.ExitCode == 0
        ? (process.ExitCode, said)
        : throw new InvalidOperationException($"buildctl failed: {await progress}");
}

// WARNING: Rule - address, what it says, the file and its line, and the lines around it; those it means are marked.
static IEnumerable<JsonNode> Warnings(string said)
{
    foreach (string[] warning in said.Split("\nWARNING: ", StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('\n')))
    {
        int[] marked = [.. warning.Select(line => Regex.Match(line, @"^ *(\d+) \| >>>")).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value))];
        yield return new JsonObject
        {
            ["rule"] = warning[0].Split(' ')[0],
            ["line"] = marked.FirstOrDefault(),
            ["end"] = marked.LastOrDefault(),
            ["says"] = warning[1],
        };
    }
}
