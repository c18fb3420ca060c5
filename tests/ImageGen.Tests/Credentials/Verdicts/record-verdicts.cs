#!/usr/bin/env -S dotnet run
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// Asks a docker command line what it sends an engine for each configuration of configurations.jsonl and headers.jsonl, and writes it back.
//
//     dotnet run record-verdicts.cs [docker]
//
// The command line pulls, pushes and builds (with the classic builder) one image; the engine is this program, which notes the headers of
// each request and answers that all is well. Recorded with docker 28.2.2.
//
// One JSON object a line. A configuration: "config" (the content of config.json as JSON) or "text" (as text), "folder" or "loop" (what stands
// in its place); "registry" (the image's, by default registry.test); "environment"; "install" (helpers that are there besides those that all
// have) and "programs" (other programs that are there); "repeat" (how often it is asked, where the command line reads a map in Go's random order).
// Its verdict: "pull" and "push" (X-Registry-Auth), "build" (X-Registry-Config), each a list of all that was seen; "warnings" (what was printed).
// The helpers are those of helpers.json. To add a configuration, add a line without a verdict, and run this again.

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

string[] notInstalledByDefault = ["secretservice", "pass"];
string docker = args.Length > 0 ? args[0] : "docker";
string folder = Path.GetDirectoryName(ThisFile())!;
string temporary = Directory.CreateTempSubdirectory("verdicts").FullName;
string socket = Path.Combine(temporary, "docker.sock");
string context = Directory.CreateDirectory(Path.Combine(temporary, "context")).FullName;
string configuration = Path.Combine(temporary, "docker");
string programs = Path.Combine(temporary, "bin");
JsonObject helpers = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "helpers.json")))!.AsObject();
var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var asked = new List<(string Path, Dictionary<string, string> Headers)>();

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.ListenUnixSocket(socket);
    kestrel.RequestHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
});
await using WebApplication engine = builder.Build();
engine.Run(async context =>
{
    lock (asked)
    {
        asked.Add((context.Request.Path, context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
    }

    await context.Request.Body.CopyToAsync(Stream.Null);
    context.Response.Headers["Api-Version"] = "1.50";
    context.Response.Headers["Ostype"] = "linux";
});
await engine.StartAsync();

string client = (await RunAsync(["--version"], [])).Output.Trim();
await RecordAsync("configurations.jsonl", CredentialsAsync);
await RecordAsync("headers.jsonl", HeadersAsync);
await engine.StopAsync();
Directory.Delete(temporary, recursive: true);

async Task RecordAsync(string file, Func<JsonObject, Task> ask)
{
    string path = Path.Combine(folder, file);
    List<string> lines = [new JsonObject { ["client"] = client }.ToJsonString(json)];
    foreach (string line in await File.ReadAllLinesAsync(path))
    {
        JsonObject row = JsonNode.Parse(line)!.AsObject();
        if (row["name"] is null)
        {
            continue;
        }

        LayOut(row);
        await ask(row);
        lines.Add(row.ToJsonString(json));
    }

    await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n");
    Console.WriteLine($"{file}: {lines.Count - 1} verdicts of {client}");
}

async Task CredentialsAsync(JsonObject row)
{
    var warnings = new JsonArray();
    foreach (string operation in (string[])["pull", "push", "build"])
    {
        var seen = new JsonArray();
        for (int count = (int?)row["repeat"] ?? 1; count > 0; count--)
        {
            Asked answer = await AskAsync(operation, row);
            string? header = answer.Headers?.GetValueOrDefault(operation == "build" ? "X-Registry-Config" : "X-Registry-Auth");
            AddNew(seen, answer.Headers is null ? new JsonObject { ["error"] = answer.Error } : header is null ? null : Decode(header));
            if (answer.Error.Length > 0)
            {
                AddNew(warnings, answer.Error);
            }
        }

        row[operation] = seen;
    }

    row["warnings"] = warnings;
}

async Task HeadersAsync(JsonObject row)
{
    foreach (string operation in (string[])["pull", "push", "build"])
    {
        Asked answer = await AskAsync(operation, row);
        row[operation] = answer.Headers is null
            ? new JsonObject { ["error"] = answer.Error }
            : new JsonObject(answer.Headers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }
}

async Task<Asked> AskAsync(string operation, JsonObject row)
{
    string image = ((string?)row["registry"] ?? "registry.test") + "/acme/api:1";
    await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), $"FROM {image}\n");
    asked.Clear();
    (string _, string error) = await RunAsync(operation == "build" ? ["build", "--quiet", context] : [operation, "--quiet", image], row["environment"] as JsonObject ?? []);
    string path = operation switch { "pull" => "/images/create", "push" => "/push", _ => "/build" };
    Dictionary<string, string>? headers = asked.Where(request => request.Path.EndsWith(path, StringComparison.Ordinal)).Select(request => request.Headers).FirstOrDefault();
    return new Asked(headers, error);
}

void LayOut(JsonObject row)
{
    foreach (string each in (string[])[configuration, programs])
    {
        if (Directory.Exists(each))
        {
            Directory.Delete(each, recursive: true);
        }

        Directory.CreateDirectory(each);
    }

    string file = Path.Combine(configuration, "config.json");
    if (row["folder"] is not null)
    {
        Directory.CreateDirectory(file);
    }
    else if (row["loop"] is not null)
    {
        File.CreateSymbolicLink(file, file);
    }
    else if ((row["text"]?.GetValue<string>() ?? row["config"]?.ToJsonString(json)) is { } text)
    {
        File.WriteAllText(file, text);
    }

    string[] installed = [.. row["install"]?.AsArray().Select(name => (string)name!) ?? []];
    foreach ((string name, JsonNode? script) in helpers)
    {
        if (!notInstalledByDefault.Contains(name) || installed.Contains(name))
        {
            Program("docker-credential-" + name, (string)script!);
        }
    }

    foreach (JsonNode? name in row["programs"]?.AsArray() ?? [])
    {
        Program((string)name!, "exit 0");
    }
}

void Program(string name, string script)
{
    string path = Path.Combine(programs, name);
    File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
    File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}

async Task<(string Output, string Error)> RunAsync(string[] arguments, JsonObject environment)
{
    // The helpers are all that is on the PATH, so the command line itself is started by its full path.
    string path = docker.Contains('/') ? docker : Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(each => Path.Combine(each, docker)).First(File.Exists);
    var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
    start.Environment.Clear();
    start.Environment["DOCKER_HOST"] = "unix://" + socket;
    start.Environment["DOCKER_CONFIG"] = configuration;
    start.Environment["DOCKER_BUILDKIT"] = "0";
    start.Environment["HOME"] = temporary;
    start.Environment["PATH"] = programs;
    foreach ((string name, JsonNode? value) in environment)
    {
        start.Environment[name] = (string?)value;
    }

    using Process process = Process.Start(start)!;
    Task<string> output = process.StandardOutput.ReadToEndAsync();
    string errors = await process.StandardError.ReadToEndAsync();
    await process.WaitForExitAsync();
    return (await output, Tidy(errors));
}

// Without what differs from run to run, and what is said of an archive that nobody reads any more.
string Tidy(string errors)
{
    IEnumerable<string> lines = errors.Split('\n')
        .Where(line => !IsDeprecation(line) && !line.Contains("io: read/write on closed pipe", StringComparison.Ordinal) && line.Trim().Length > 0)
        .Select(line => line.StartsWith("time=", StringComparison.Ordinal) ? line[(line.IndexOf("level=", StringComparison.Ordinal))..] : line);
    return string.Join('\n', lines).Trim()
        .Replace(Uri.EscapeDataString(temporary), "$TMP", StringComparison.Ordinal)
        .Replace(temporary, "$TMP", StringComparison.Ordinal);
}

// What docker says of its classic builder, whatever the configuration.
static bool IsDeprecation(string line) =>
    line.StartsWith("DEPRECATED:", StringComparison.Ordinal) || line.TrimStart().StartsWith("BuildKit is currently disabled", StringComparison.Ordinal)
    || line.TrimStart().StartsWith("environment-variable", StringComparison.Ordinal) || line.TrimStart().StartsWith("Install the buildx", StringComparison.Ordinal)
    || line.TrimStart().StartsWith("https://docs.docker.com/go/buildx", StringComparison.Ordinal);

static void AddNew(JsonArray list, JsonNode? value)
{
    if (!list.Any(each => JsonNode.DeepEquals(each, value)))
    {
        list.Add(value);
    }
}

static JsonNode Decode(string header) => JsonNode.Parse(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')))!;

static string ThisFile([CallerFilePath] string path = "") => path;

internal sealed record Asked(Dictionary<string, string>? Headers, string Error);
