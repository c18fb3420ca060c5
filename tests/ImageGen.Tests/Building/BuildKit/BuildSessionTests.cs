using System.Text;
using ImageGen.Building;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.BuildKit;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class BuildSessionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-session");
    private readonly EventList _events = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_folder_is_offered_with_the_Dockerfile_beside_it()
    {
        var session = Open(await RequestAsync(new() { Context = BuildContext.FromDirectory(".") }));

        Assert.Equal(["context", "dockerfile"], session.Options.LocalSources.Keys);
        Assert.Equal([new KeyValuePair<string, string>("filename", "Dockerfile")], session.FrontendAttributes);
        Assert.Matches("^[0-9a-f]{16}$", session.Options.SharedKey);
    }

    [Fact]
    public async Task A_folder_is_known_by_a_key_of_its_own()
    {
        var other = _folder.CreateSubdirectory("other");

        Assert.Equal(SessionOptions.SharedKeyFor(_folder.FullName), SessionOptions.SharedKeyFor(_folder.FullName + "/other/.."));
        Assert.NotEqual(SessionOptions.SharedKeyFor(_folder.FullName), SessionOptions.SharedKeyFor(other.FullName));
        Assert.Null(Open(await RequestAsync(new())).Options.SharedKey);
    }

    [Fact]
    public async Task An_archive_is_uploaded_and_a_URL_is_fetched()
    {
        var archive = Open(await RequestAsync(new() { Context = BuildContext.FromTar(() => new MemoryStream([1, 2])) }));
        var id = Assert.Single(archive.Options.Uploads).Key;
        Assert.Equal("http://buildkit-session/" + id, archive.FrontendAttributes["context"]);
        Assert.Equal("dockerfile", archive.FrontendAttributes["dockerfilekey"]);
        Assert.Equal(["dockerfile"], archive.Options.LocalSources.Keys);

        var remote = Open(await RequestAsync(new() { Context = "https://example.org/a.git#main" }));
        Assert.Equal("https://example.org/a.git#main", remote.FrontendAttributes["context"]);
        Assert.Empty(remote.Options.LocalSources);
    }

    [Fact]
    public async Task Named_contexts_are_images_addresses_and_folders()
    {
        _folder.CreateSubdirectory("lib");
        var session = Open(await RequestAsync(new()
        {
            NamedContexts =
            {
                ["acme/base"] = NamedContext.FromImage("acme/other:2"),
                ["context"] = NamedContext.FromDirectory("lib"),
                ["lib"] = NamedContext.FromDirectory("lib"),
                ["src"] = NamedContext.FromUrl("https://example.org/a.git"),
            },
        }));

        Assert.Equal("docker-image://docker.io/acme/other:2", session.FrontendAttributes["context:acme/base"]);
        Assert.Equal("local:_context", session.FrontendAttributes["context:context"]);
        Assert.Equal("local:lib", session.FrontendAttributes["context:lib"]);
        Assert.Equal("https://example.org/a.git", session.FrontendAttributes["context:src"]);
        Assert.Equal(["_context", "context", "dockerfile", "lib"], session.Options.LocalSources.Keys);
    }

    [Theory]
    [InlineData("docker.io/library/debian:12", "debian:12")]
    [InlineData("docker.io/library/debian", "debian")]
    [InlineData("debian:latest", "debian")]
    [InlineData("index.docker.io/acme/base", "acme/base")]
    [InlineData("ghcr.io/acme/base:latest", "ghcr.io/acme/base")]
    public async Task A_context_has_the_name_by_which_the_frontend_looks_for_it(string written, string name)
    {
        var session = Open(await RequestAsync(new() { NamedContexts = { [written] = NamedContext.FromImage("acme/other:2") } }));

        Assert.Equal("docker-image://docker.io/acme/other:2", session.FrontendAttributes["context:" + name]);
        Assert.Single(session.FrontendAttributes, attribute => attribute.Key.StartsWith("context:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_in_a_folder_is_named_by_its_digest()
    {
        var digest = "sha256:" + new string('a', 64);
        var other = "sha256:" + new string('b', 64);
        foreach (var (folder, manifests) in new[] { ("one", Manifest(digest, "1.0")), ("two", $"{Manifest(other, "x")},{Manifest(digest, "latest")}") })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.CreateSubdirectory(folder).FullName, "index.json"), $$"""{"schemaVersion":2,"manifests":[{{manifests}}]}""", Token);
        }

        var session = Open(await RequestAsync(new()
        {
            NamedContexts = { ["a"] = NamedContext.FromOciLayout("one"), ["b"] = NamedContext.FromOciLayout("two"), ["c"] = NamedContext.FromOciLayout("two", "x") },
        }));

        Assert.Equal("oci-layout://layout0@" + digest, session.FrontendAttributes["context:a"]);
        Assert.Equal("oci-layout://layout1@" + digest, session.FrontendAttributes["context:b"]);
        Assert.Equal("oci-layout://layout2@" + other, session.FrontendAttributes["context:c"]);
        Assert.Equal(Path.Combine(_folder.FullName, "two"), session.Options.ImageLayouts["layout2"]);
        await Refused<BuildContextException>(new() { NamedContexts = { ["d"] = NamedContext.FromOciLayout("two", "none") } }, "has no image 'none'");

        static string Manifest(string digest, string name) => $$$"""{"digest":"{{{digest}}}","annotations":{"org.opencontainers.image.ref.name":"{{{name}}}"}}""";
    }

    [Fact]
    public async Task What_is_not_there_to_be_offered_is_said_before_the_build()
    {
        await Refused<BuildContextException>(new() { NamedContexts = { ["lib"] = NamedContext.FromDirectory("none") } }, "none' of the context 'lib' does not exist");
        await Refused<ImageBuildException>(new() { NamedContexts = { ["Lib"] = NamedContext.FromImage("acme/a") } }, "'Lib' is not a valid name of a context");
        await Refused<ImageBuildException>(new() { Ssh = { new SshForward() } }, "SSH_AUTH_SOCK, the path of its socket, is not set");
        await Refused<ImageBuildException>(new() { Ssh = { new SshForward("git", "/no/socket") } }, "/no/socket");
    }

    [Fact]
    public async Task Agents_are_offered_by_their_ids()
    {
        var request = await RequestAsync(new() { Ssh = { new SshForward(), new SshForward("git", _folder.FullName) } });

        var session = BuildSession.Create(request, name => name == "SSH_AUTH_SOCK" ? "/run/agent" : null, _events);

        Assert.Equal([new SshAgent("default", "/run/agent"), new SshAgent("git", _folder.FullName)], session.Options.SshAgents);
    }

    [Fact]
    public async Task Secrets_are_found_by_their_ids_and_missing_ones_are_warned_of()
    {
        var secrets = Open(await RequestAsync(new() { Secrets = { BuildSecret.FromValue("a", "the value"), BuildSecret.FromCallback("b", _ => default) } })).Options.Secrets!;

        Assert.Equal("the value", Encoding.UTF8.GetString((await secrets.GetAsync("a", Token))!.Value.Span));
        Assert.Null(await secrets.GetAsync("b", Token));
        Assert.Null(await secrets.GetAsync("c", Token));
        Assert.Equal(2, _events.Events.Count);
        Assert.Contains("secret 'b' from the program", ((BuildWarning)_events.Events[0]).Message, StringComparison.Ordinal);
        Assert.Contains("the secret 'c'", ((BuildWarning)_events.Events[1]).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_events.Events, each => each.ToString()!.Contains("the value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_without_its_variable_or_file_ends_the_build_before_anything_is_sent()
    {
        var variable = "IMAGEGEN_TEST_" + Guid.NewGuid().ToString("N");
        await Refused<ImageBuildException>(
            new() { Secrets = { BuildSecret.FromEnvironment("token", variable) } },
            $"The secret 'token' from the environment variable {variable} is missing, because the variable is not set. Set {variable} where this program runs.\nNothing was sent.");
        await Refused<ImageBuildException>(
            new() { Secrets = { BuildSecret.FromFile("key", "keys/key.pem") } },
            $"The secret 'key' from the file 'keys/key.pem' is missing, because there is no file '{Path.Join(_folder.FullName, "keys", "key.pem")}'");
        await Refused<ImageBuildException>(new() { Secrets = { BuildSecret.FromFile("folder", ".") } }, "The secret 'folder' from the file '.' is missing");
    }

    [Fact]
    public async Task All_missing_secrets_are_named_in_one_error()
    {
        var request = await RequestAsync(new() { Secrets = { BuildSecret.FromFile("a", "none"), BuildSecret.FromValue("b", ""), BuildSecret.FromFile("c", "none") } });

        var message = Assert.Throws<ImageBuildException>(() => Open(request)).Message;

        Assert.Equal(["a", "c"], from line in message.Split('\n') where line.StartsWith("The secret", StringComparison.Ordinal) select line.Split('\'')[1]);
    }

    [Fact]
    public async Task A_secret_that_is_there_or_computed_is_not_read_before_a_step_requests_it()
    {
        await File.WriteAllTextAsync(Path.Join(_folder.FullName, "key"), "", Token);
        var variable = "IMAGEGEN_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, "x");

        _ = Open(await RequestAsync(new()
        {
            Secrets =
            {
                BuildSecret.FromFile("file", "key"),
                BuildSecret.FromEnvironment("variable", variable),
                BuildSecret.FromCallback("computed", _ => throw new InvalidOperationException("It is called too early.")),
                // Of two secrets with one id, the first is the build's.
                BuildSecret.FromFile("file", "none"),
            },
        }));

        Environment.SetEnvironmentVariable(variable, null);
        Assert.Empty(_events.Events);
    }

    [Fact]
    public async Task What_keeps_a_secret_or_a_login_from_being_read_is_told_in_its_own_words()
    {
        var session = Open(await RequestAsync(new() { Secrets = { BuildSecret.FromCallback("a", _ => throw new InvalidOperationException("the vault is sealed")), BuildSecret.FromValue("b", new string('x', 600_000)) } }));
        session.ThrowIfFailed();

        await Assert.ThrowsAsync<ImageBuildException>(async () => await session.Options.Secrets!.GetAsync("a", Token));
        var large = await Assert.ThrowsAsync<ImageBuildException>(async () => await session.Options.Secrets!.GetAsync("b", Token));

        Assert.Contains("larger than 512000 bytes", large.Message, StringComparison.Ordinal);
        Assert.Contains("the vault is sealed", Assert.Throws<ImageBuildException>(session.ThrowIfFailed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_s_login_is_that_of_the_options()
    {
        var registries = Open(await RequestAsync(new() { Credentials = { new("docker.io", "me", "pass"), new("ghcr.io", "", "") { IdentityToken = "token" } } })).Options.Registries!;

        Assert.Equal(new RegistryLogin("me", "pass"), await registries.FindAsync("registry-1.docker.io", Token));
        Assert.Equal(new RegistryLogin("", "") { IdentityToken = "token" }, await registries.FindAsync("ghcr.io", Token));
        Assert.Null(await registries.FindAsync("quay.io", Token));
    }

    private async Task Refused<T>(ImageBuildOptions options, string words)
        where T : Exception
    {
        var request = await RequestAsync(options);
        Assert.Contains(words, Assert.Throws<T>(() => Open(request)).Message, StringComparison.Ordinal);
    }

    private Task<BuildRequest> RequestAsync(ImageBuildOptions options) => BuildRequests.WithAsync(options, projectDirectory: _folder.FullName);

    private BuildSession Open(BuildRequest request) => BuildSession.Create(request, _ => null, _events);
}
