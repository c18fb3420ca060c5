#!/usr/bin/env -S dotnet run
#:project ../../../../src/ImageGen.Syntax/ImageGen.Syntax.csproj
#:property PublishAot=false

// Records what BuildKit's own Dockerfile frontend says to each file of Shapes/ and to each text of texts.jsonl. The frontend is asked for
// an outline, which goes through everything but the steps: no image is pulled and nothing runs; each image stands for an empty one.
// Where the refusal names no line, the file is then built: it fails where the outline failed, before any step, and shows the lines.
//
//   dotnet run record-verdicts.cs -- unix:///run/buildkit/buildkitd.sock [buildctl]
//
// Recorded with BuildKit v0.32.2. One JSON object a line of verdicts.jsonl: "name", then for what is refused "error" and, where the
// frontend names them, "from" and "to", the first and last line.

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageGen;

string address = args[0];
string buildctl = args.Length > 1 ? args[1] : "buildctl";
string here = Path.GetDirectoryName(PathOf())!;
Dictionary<string, string?> platform = new()
{
    ["BUILDPLATFORM"] = "linux/amd64",
    ["BUILDOS"] = "linux",
    ["BUILDOSVERSION"] = "",
    ["BUILDARCH"] = "amd64",
    ["BUILDVARIANT"] = "",
    ["TARGETPLATFORM"] = "linux/amd64",
    ["TARGETOS"] = "linux",
    ["TARGETOSVERSION"] = "",
    ["TARGETARCH"] = "amd64",
    ["TARGETVARIANT"] = "",
};

DirectoryInfo folder = Directory.CreateTempSubdirectory("dockerfile-verdicts");
var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
int refused = 0;
int count = 0;
using StreamWriter verdicts = File.CreateText(Path.Combine(here, "verdicts.jsonl"));
foreach ((string name, string text) in Texts())
{
    File.WriteAllText(Path.Combine(folder.FullName, "Dockerfile"), text);
    string[] contexts = [.. Dockerfile.Parse(text).ExternalImages(platform).SelectMany(Context)];
    string? error = Run(["--opt", "requestid=frontend.outline", .. contexts]).Error;
    var verdict = new JsonObject { ["name"] = name };
    if (error is not null)
    {
        if (error.Contains("failed to resolve source metadata", StringComparison.Ordinal) || error.Contains("failed to do request", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{name} needs an image that none stood for: {error}");
        }

        refused++;
        verdict["error"] = error;
        Match told = Regex.Match(error, @"^dockerfile parse error on line (\d+):");
        int[] lines = told.Success ? [int.Parse(told.Groups[1].Value)] : [.. Run(contexts).Marked];
        if (lines.Length > 0)
        {
            verdict["from"] = lines.Min();
            verdict["to"] = lines.Max();
        }
    }

    count++;
    verdicts.Write(verdict.ToJsonString(json) + "\n");
}

folder.Delete(recursive: true);
Console.WriteLine($"{count} verdicts, {refused} refused");

IEnumerable<(string Name, string Text)> Texts()
{
    foreach (string path in Directory.EnumerateFiles(Path.Combine(here, "Shapes")).Order(StringComparer.Ordinal))
    {
        yield return (Path.GetFileName(path), File.ReadAllText(path));
    }

    foreach (string line in File.ReadLines(Path.Combine(here, "texts.jsonl")))
    {
        JsonNode entry = JsonNode.Parse(line)!;
        string[] parts = entry["parts"] is JsonArray all ? [.. all.Select(part => string.Concat(Enumerable.Repeat((string)part![0]!, (int)part[1]!)))] : [(string)entry["text"]!];
        yield return ((string)entry["name"]!, string.Concat(parts));
    }
}

// An image as the frontend looks for a context of its name.
IEnumerable<string> Context(string image) =>
    ImageReference.TryParse(image, out ImageReference? reference)
        ? ["--opt", $"context:{Regex.Replace(reference.ToString(), ":latest$", "")}=docker-image://scratch"]
        : [];

(string? Error, IEnumerable<int> Marked) Run(IEnumerable<string> options)
{
    // With a command line given, the frontend does not hand over to the image that a syntax directive names.
    string[] all =
    [
        "--addr", address, "build", "--frontend", "dockerfile.v0", "--progress", "plain", "--local", $"dockerfile={folder.FullName}",
        "--local", $"context={folder.FullName}", "--opt", "cmdline=dockerfile.v0", "--opt", "platform=linux/amd64", .. options,
    ];
    var start = new ProcessStartInfo(buildctl, all) { RedirectStandardError = true, RedirectStandardOutput = true };
    using Process process = Process.Start(start)!;
    Task<string> output = process.StandardOutput.ReadToEndAsync();
    string news = process.StandardError.ReadToEnd();
    process.WaitForExit();
    _ = output.Result;
    string? error = process.ExitCode == 0 ? null : Regex.Match(news, "^error: (?:failed to solve: )?(.*)$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value.Trim();
    return (error, Regex.Matches(news, @"^ *(\d+) \| >>> ", RegexOptions.Multiline).Select(match => int.Parse(match.Groups[1].Value)));
}

static string PathOf([CallerFilePath] string path = "") => path;
