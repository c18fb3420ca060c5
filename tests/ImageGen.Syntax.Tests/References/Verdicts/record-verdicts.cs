#!/usr/bin/env -S dotnet run
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// Asks a docker command line for its verdict on each text of references.jsonl and platforms.jsonl, and writes the verdicts back.
//
//     dotnet run record-verdicts.cs
//
// `docker pull` hands its argument to reference.ParseNormalizedNamed before it asks an engine for anything, and prints that function's own error;
// `docker create --platform` does so with platforms.Parse. So the verdict needs no engine: this listens on a socket of its own, tells the command
// line that it is an engine, notes what is asked of it, and refuses. What is noted is the normalised form.
// To add a text, add a line with nothing but the text, and run this again.

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

string folder = Path.GetDirectoryName(ThisFile())!;
string temporary = Directory.CreateTempSubdirectory("verdicts").FullName;
string socket = Path.Combine(temporary, "docker.sock");
Dictionary<string, string>? asked = null;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
await using WebApplication engine = builder.Build();
engine.Run(async context =>
{
    context.Response.Headers["Api-Version"] = "1.50";
    if (!context.Request.Path.StartsWithSegments("/_ping", StringComparison.Ordinal))
    {
        asked = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
        await context.Response.WriteAsync("""{"message":"asked"}""");
    }
});
await engine.StartAsync();

string client = (await Docker("--version")).Trim();
await Record("references.jsonl", text => ["pull", "--", text], query => new JsonObject { ["name"] = query["fromImage"], ["tag"] = query["tag"] });
await Record("platforms.jsonl", text => ["create", "--platform", text, "--", "image"], query => new JsonObject { ["platform"] = query["platform"] });
await engine.StopAsync();
Directory.Delete(temporary, recursive: true);

async Task Record(string file, Func<string, string[]> arguments, Func<Dictionary<string, string>, JsonObject> form)
{
    string path = Path.Combine(folder, file);
    var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    List<string> lines = [new JsonObject { ["client"] = client }.ToJsonString(options)];
    foreach (string line in await File.ReadAllLinesAsync(path))
    {
        if (JsonNode.Parse(line)!["text"]?.GetValue<string>() is not { } text)
        {
            continue;
        }

        asked = null;
        string output = await Docker(arguments(text));
        var verdict = new JsonObject { ["text"] = text };
        if (asked is null)
        {
            verdict["error"] = output.Trim().Split('\n')[0];
        }
        else
        {
            foreach ((string name, JsonNode? value) in form(asked))
            {
                verdict[name] = value?.DeepClone();
            }
        }

        lines.Add(verdict.ToJsonString(options));
    }

    await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n");
    Console.WriteLine($"{file}: {lines.Count - 1} verdicts of {client}");
}

async Task<string> Docker(params string[] arguments)
{
    var start = new ProcessStartInfo("docker", arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
    start.Environment["DOCKER_HOST"] = "unix://" + socket;
    start.Environment["DOCKER_CONFIG"] = temporary;
    start.Environment["DOCKER_CONTENT_TRUST"] = "0";
    using Process process = Process.Start(start)!;
    Task<string> output = process.StandardOutput.ReadToEndAsync();
    string errors = await process.StandardError.ReadToEndAsync();
    await process.WaitForExitAsync();
    return errors + await output;
}

static string ThisFile([CallerFilePath] string path = "") => path;
