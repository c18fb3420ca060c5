#!/usr/bin/env -S dotnet run
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false

// Records what the docker command line sends with random ignore files: random trees are made, a stand-in for the engine takes the context
// that the command line uploads for the classic builder, and the paths in it are the verdict.
//
//   dotnet run record-verdicts.cs -- classic.jsonl [count] [seed] [docker]
//
// One JSON object a line: "ignore" (the file's text), "tree" (paths; a directory ends in /), "sent" (a 0 or 1 for each path of the tree)
// or, where the command line refuses the file, "refused".

using System.Diagnostics;
using System.Formats.Tar;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

string output = args[0];
int count = args.Length > 1 ? int.Parse(args[1]) : 700;
var random = new Random(args.Length > 2 ? int.Parse(args[2]) : 1);
string docker = args.Length > 3 ? args[3] : "docker";

string[] names = ["a", "b", "c", "ab", "bin", "src", ".git", "a b", "é", "x.log", "b.cs", "A", "[a]", "a*", "a\\b", "a^"];
string[] plain = [.. names[..12]];
string[] wild = ["*", "**", "?", "a*", "*.log", "*.cs", "[ab]", "[^a]", "[a-c]*", "?b", "**b", "a**", "***", "[!a]", "\\a", "\\[a\\]", "a\\*", "[[:alpha:]]", "[*]", "[a?]", "a^", "^a", "b.?s", "\\d", "[\\w]"];

DirectoryInfo scratch = Directory.CreateTempSubdirectory("ignore-verdicts");
string socket = Path.Combine(scratch.FullName, "engine.sock");
HashSet<string> received = [];

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.ListenUnixSocket(socket);
    kestrel.Limits.MaxRequestBodySize = null;
});
await using WebApplication engine = builder.Build();
engine.MapMethods("/_ping", ["GET", "HEAD"], (HttpContext http) =>
{
    http.Response.Headers["API-Version"] = "1.41";
    http.Response.Headers["OSType"] = "linux";
    return "OK";
});
engine.MapPost("/v1.41/build", async (HttpContext http) =>
{
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body);

    // With a Dockerfile from its input, the command line leaves the archive without its end.
    body.SetLength(((body.Length + 511) / 512 * 512) + 1024);
    body.Position = 0;
    await using var tar = new TarReader(body);
    while (await tar.GetNextEntryAsync() is { } entry)
    {
        received.Add(entry.Name.TrimEnd('/'));
    }

    return Results.Text("{\"stream\":\"Successfully built 0123456789ab\\n\"}\n", "application/json");
});
await engine.StartAsync();

try
{
    await using var lines = new StreamWriter(output) { NewLine = "\n" };
    var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    for (int i = 0; i < count; i++)
    {
        string[] tree = RandomTree();
        string ignore = RandomIgnoreFile(tree);
        (bool refused, string sent) = await AskAsync(tree, ignore);
        var verdict = new JsonObject { ["ignore"] = ignore, ["tree"] = new JsonArray([.. tree.Select(path => (JsonNode)path)]) };
        verdict[refused ? "refused" : "sent"] = refused ? true : sent;
        await lines.WriteLineAsync(verdict.ToJsonString(json));
    }
}
finally
{
    await engine.StopAsync();
    scratch.Delete(recursive: true);
}

async Task<(bool Refused, string Sent)> AskAsync(string[] tree, string ignore)
{
    DirectoryInfo context = scratch.CreateSubdirectory("context");
    foreach (string path in tree)
    {
        string full = Path.Combine(context.FullName, path);
        if (path.EndsWith('/'))
        {
            Directory.CreateDirectory(full);
        }
        else
        {
            await File.WriteAllTextAsync(full, "");
        }
    }

    await File.WriteAllTextAsync(Path.Combine(context.FullName, ".dockerignore"), ignore);
    received.Clear();
    var start = new ProcessStartInfo(docker, ["--host", $"unix://{socket}", "build", "--file", "-", context.FullName])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    start.Environment["DOCKER_BUILDKIT"] = "0";
    start.Environment["DOCKER_CONFIG"] = scratch.FullName;
    using Process process = Process.Start(start)!;
    await process.StandardInput.WriteAsync("FROM scratch\n");
    process.StandardInput.Close();
    Task<string> said = process.StandardOutput.ReadToEndAsync();
    string error = await process.StandardError.ReadToEndAsync();
    await said;
    await process.WaitForExitAsync();
    context.Delete(recursive: true);
    bool refused = process.ExitCode != 0;
    return !refused || error.Contains("error checking context") || error.Contains("pattern") || error.Contains("regexp")
        ? (refused, string.Concat(tree.Select(path => received.Contains(path.TrimEnd('/')) ? '1' : '0')))
        : throw new InvalidOperationException($"The command line failed for another reason: {error}");
}

string[] RandomTree()
{
    SortedSet<string> tree = new(StringComparer.Ordinal);
    int size = random.Next(6, 22);
    while (tree.Count < size)
    {
        string path = "";
        int depth = random.Next(1, 5);
        for (int i = 0; i < depth; i++)
        {
            string directory = path;
            path += names[random.Next(names.Length)] + (i + 1 < depth || random.Next(6) == 0 ? "/" : "");
            if (tree.Contains(path.EndsWith('/') ? path[..^1] : path + "/"))
            {
                path = directory;
                break;
            }

            if (path.EndsWith('/'))
            {
                tree.Add(path);
            }
        }

        if (path.Length > 0)
        {
            tree.Add(path);
        }
    }

    return [.. tree];
}

string RandomIgnoreFile(string[] tree)
{
    string end = random.Next(8) == 0 ? "\r\n" : "\n";
    string text = random.Next(15) == 0 ? "\uFEFF" : "";
    int lines = random.Next(1, 7);
    for (int i = 0; i < lines; i++)
    {
        // A broad pattern first gives the exceptions after it something to take back in.
        string[] broad = ["*", "**", "**/*", "*/*", tree[random.Next(tree.Length)], tree[random.Next(tree.Length)].Split('/')[0]];
        text += (i == 0 && random.Next(2) == 0 ? broad[random.Next(broad.Length)] : RandomLine(tree)) + end;
    }

    return random.Next(6) == 0 ? text.TrimEnd('\r', '\n') : text;
}

string RandomLine(string[] tree)
{
    switch (random.Next(40))
    {
        case 0:
            return "# " + plain[random.Next(plain.Length)];
        case 1:
            return " #a";
        case 2:
            return "";
        case 3:
            return new[] { ".", "/", "..", "!", "/!a", "! a", "!/a", "a/..", "[", "a[", "[a-]", "a\\", "[b-a]", "\\e", "**/**", "*", "!**" }[random.Next(17)];
    }

    string pattern;
    if (random.Next(4) != 0)
    {
        string path = tree[random.Next(tree.Length)];
        string[] parts = path.TrimEnd('/').Split('/');
        parts[random.Next(parts.Length)] = random.Next(2) == 0 ? wild[random.Next(wild.Length)] : parts[random.Next(parts.Length)];
        pattern = string.Join('/', parts.Take(random.Next(1, parts.Length + 1)));
    }
    else
    {
        pattern = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5) < 2 ? wild[random.Next(wild.Length)] : plain[random.Next(plain.Length)]));
    }

    string before = new[] { "", "", "", "", "", "/", "./", " ", "b/../", "\t" }[random.Next(10)];
    string after = new[] { "", "", "", "", "", "/", "//", " ", "/.", "/**" }[random.Next(10)];
    return (random.Next(5) < 2 ? "!" : "") + before + pattern + after;
}
