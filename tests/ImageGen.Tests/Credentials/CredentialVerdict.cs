using System.Text.Json.Nodes;
using ImageGen.Engines;
using ImageGen.Tests.Engines;

namespace ImageGen.Tests.Credentials;

/// <summary>One configuration of Docker, and what the docker CLI sent with it. Verdicts/record-verdicts.cs has the form and the recorder.</summary>
internal sealed class CredentialVerdict
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Credentials", "Verdicts");

    private static readonly string[] NotInstalledByDefault = ["secretservice", "pass"];

    private static readonly JsonObject Helpers = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "helpers.json")))!.AsObject();

    private readonly JsonObject _row;

    private CredentialVerdict(JsonObject row) => _row = row;

    public string Name => (string)_row["name"]!;

    /// <summary>The registry of the image that was pulled, pushed and built from.</summary>
    public string Registry => (string?)_row["registry"] ?? "registry.test";

    public JsonObject? Configuration => _row["config"] as JsonObject;

    /// <summary>Whether the CLI warned of the configuration.</summary>
    public bool HasWarning => Warnings.Any(warning => warning.StartsWith("WARNING: Error", StringComparison.Ordinal));

    /// <summary>The first lines that the CLI printed, one for each run that printed others.</summary>
    public IEnumerable<string> Warnings => _row["warnings"]!.AsArray().Select(warning => (string)warning!);

    /// <summary>What was seen of an operation: each is one of the outcomes, where the CLI reads a map in a random order.</summary>
    public IEnumerable<JsonObject> Seen(string operation) => _row[operation]!.AsArray().Select(each => each!.AsObject());

    /// <summary>What was seen of an operation that has one outcome.</summary>
    public JsonObject Outcome(string operation) => _row[operation]!.AsObject();

    /// <summary>The rows of a file of verdicts, by their names.</summary>
    public static Dictionary<string, CredentialVerdict> Read(string file) => File.ReadLines(Path.Combine(Folder, file))
        .Select(line => JsonNode.Parse(line)!.AsObject())
        .Where(row => row.ContainsKey("name"))
        .ToDictionary(row => (string)row["name"]!, row => new CredentialVerdict(row), StringComparer.Ordinal);

    /// <summary>Lays the machine out on which the CLI was asked.</summary>
    public DockerEnvironment LayOut(TemporaryFolder machine)
    {
        var file = machine.At("docker/config.json");
        Directory.CreateDirectory(machine.At("docker"));
        if (_row["folder"] is not null)
        {
            Directory.CreateDirectory(file);
        }
        else if (_row["loop"] is not null)
        {
            File.CreateSymbolicLink(file, file);
        }
        else if (((string?)_row["text"] ?? _row["config"]?.ToJsonString()) is { } text)
        {
            machine.Write("docker/config.json", text);
        }

        var installed = _row["install"]?.AsArray().Select(name => (string)name!).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var (name, script) in Helpers.Where(each => installed.Contains(each.Key) || (!NotInstalledByDefault.Contains(each.Key) && IsNamed(each.Key))))
        {
            machine.WriteProgram($"bin/docker-credential-{name}", (string)script!);
        }

        foreach (var program in _row["programs"]?.AsArray() ?? [])
        {
            machine.WriteProgram($"bin/{(string)program!}", "exit 0");
        }

        var variables = _row["environment"]?.AsObject().Select(each => (each.Key, (string)each.Value!)) ?? [];
        return TestEnvironment.In(machine.Path, [("DOCKER_CONFIG", machine.At("docker")), ("PATH", machine.At("bin")), .. variables]);
    }

    // A helper that no configuration names is not asked; to write all of them for each row takes long.
    private bool IsNamed(string helper) => _row["config"]?.ToJsonString().Contains($"\"{helper}\"", StringComparison.Ordinal) == true;
}
