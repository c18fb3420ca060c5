using System.Diagnostics;
using System.Text;
using ImageGen.Building;
using ImageGen.Building.BuildKit;
using ImageGen.Building.Classic;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>A Docker configuration with its credential helpers, with which the docker CLI and this project build the same.</summary>
internal sealed class CredentialMachine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credential-parity");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string SearchPath => _folder.FullName + ":/usr/bin:/bin";

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Writes the configuration, in which HOST, AUTH, OTHER and BAD stand for the registry, its credentials, those of a stranger, and no base64.</summary>
    public void LayOut(string host, string configuration, string username, string password)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "config.json"), configuration
            .Replace("HOST", host, StringComparison.Ordinal)
            .Replace("AUTH", Base64($"{username}:{password}"), StringComparison.Ordinal)
            .Replace("OTHER", Base64("stranger:no"), StringComparison.Ordinal)
            .Replace("BAD", "not base64!", StringComparison.Ordinal));
        var list = $$"""[ "$1" = list ] && { echo '{"{{host}}":"me"}'; exit 0; }""";
        Program("good", $$"""{{list}}; echo '{"Username":"{{username}}","Secret":"{{password}}"}'""");
        Program("other", $$"""{{list}}; echo '{"Username":"stranger","Secret":"no"}'""");
        Program("token", $$"""{{list}}; echo '{"Username":"<token>","Secret":"helper-token"}'""");
        Program("nothing", $"{list}; echo 'credentials not found in native keychain'; exit 1");
        Program("failing", "echo 'the keychain is locked'; exit 1");
        Program("garbage", "echo 'not JSON'");
    }

    public async Task<(bool Opened, string Log)> BuildByDockerAsync(ImageReference reference, ImageBuilder builder)
    {
        var context = Directory.CreateDirectory(Path.Combine(_folder.FullName, "context")).FullName;
        await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), Dockerfile(reference), Cancellation);
        var (exitCode, _, log) = await BuildKit.DockerCli.TryAsync(
            [("DOCKER_CONFIG", _folder.FullName), ("PATH", SearchPath), ("DOCKER_BUILDKIT", builder is ImageBuilder.BuildKit ? "1" : "0")], "build", "--pull", context);
        return (exitCode == 0, log);
    }

    public async Task<(bool Opened, ImageGenException? Failure)> BuildByThisAsync(ImageReference reference, ImageBuilder builder)
    {
        var environment = new DockerEnvironment
        {
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_CONFIG"] = _folder.FullName, ["PATH"] = SearchPath },
            HomeDirectory = _folder.FullName,
        };
        var definition = new ContextDefinition
        {
            ProjectDirectory = _folder.FullName,
            Context = BuildContext.Empty,
            DockerfilePath = "Dockerfile",
            DockerfileText = Dockerfile(reference),
        };
        var context = await ContextPreparation.PrepareAsync(definition, Cancellation);
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, environment, logger: null, Cancellation);
        var request = new BuildRequest
        {
            References = [$"imagegen-building/{Guid.NewGuid():n}"],
            Context = context,
            Dockerfile = context.ParseDockerfile(),
            Options = new ImageBuildOptions(),
            Credentials = new RegistryCredentialSource([], DockerConfiguration.Load(environment)),
        };
        try
        {
            IImageBuilder by = builder is ImageBuilder.BuildKit ? new BuildKitBuilder(connection) : new ClassicBuilder(connection);
            _ = await by.BuildAsync(request, BuildProgress.Quiet, Cancellation);
            await connection.Images.RemoveAsync(request.References[0].ToString(), Cancellation);
            return (true, null);
        }
        catch (ImageGenException failure)
        {
            return (false, failure);
        }
    }

    private void Program(string name, string script)
    {
        // Another process writes it, so that no process that starts meanwhile has it open for writing.
        var path = Path.Combine(_folder.FullName, "docker-credential-" + name);
        File.WriteAllText(path + ".text", $"#!/bin/sh\n{script}\n");
        using var copying = Process.Start("install", ["-m", "700", path + ".text", path]);
        copying.WaitForExit();
    }

    private static string Dockerfile(ImageReference reference) => $"FROM {reference}\nLABEL made={Guid.NewGuid()}\n";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
