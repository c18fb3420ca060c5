using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ImageGen.Auto;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.Contexts;
using ImageGen.Images;
using ImageGen.Projects.Dockerfiles;
using Xunit;

namespace ImageGen.Tests.Auto;

/// <summary>Certificates of additional authorities reach the restore as one secret, and mistakes are reported before anything is sent.</summary>
public sealed class CertificateAuthoritiesTests : IDisposable
{
    private readonly SourceTree _tree = new SourceTree().WithProject("App.csproj");
    private readonly TestCertificates _first = new();
    private readonly TestCertificates _second = new();

    public void Dispose()
    {
        _tree.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task The_files_become_one_secret_with_their_certificates_and_nothing_else()
    {
        var first = _first.Authority.ExportCertificatePem();
        _ = _tree.With("certs/both.pem", $"# our authorities\r\n{first.ReplaceLineEndings("\r\n")}\r\nsubject=/CN=second\r\n{_second.Authority.ExportCertificatePem()}");

        var definition = await DefineAsync("certs/both.pem", _first.AuthorityPath);

        var secret = Assert.Single(definition.Needs.Secrets, secret => secret.Id == ProjectDockerfile.CertificateAuthoritiesSecretId);
        var text = Encoding.UTF8.GetString((await secret.ReadAsync(_tree.Root, TestContext.Current.CancellationToken))!.Value.Span);
        Assert.Equal($"{first}\n{_second.Authority.ExportCertificatePem()}\n", text);
    }

    [Fact]
    public async Task The_text_does_not_depend_on_the_certificates()
    {
        var first = await DefineAsync(_first.AuthorityPath);
        var second = await DefineAsync(_second.AuthorityPath);

        Assert.Contains("id=certificate-authorities", first.DockerfileText, StringComparison.Ordinal);
        Assert.Equal(first.DockerfileText, second.DockerfileText);
        Assert.DoesNotContain("CERTIFICATE", first.DockerfileText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_nothing_changes()
    {
        var definition = await DefineAsync();

        Assert.DoesNotContain("certificate", definition.DockerfileText, StringComparison.Ordinal);
        Assert.DoesNotContain(definition.Needs.Secrets, secret => secret.Id == ProjectDockerfile.CertificateAuthoritiesSecretId);
    }

    [Fact]
    public Task A_missing_file_is_named_with_the_folder_where_paths_start() =>
        AssertRefusedAsync("certs/ca.pem", $"The file '{_tree.At("certs/ca.pem")}', which Auto.CertificateAuthorities names, does not exist. Create it, or fix the path (a relative path starts at '{_tree.Root}').");

    [Theory]
    [InlineData("")]
    [InlineData("0\u0082\u0001")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public Task A_file_without_a_certificate_is_refused(string text)
    {
        _ = _tree.With("ca.pem", text);
        return AssertRefusedAsync("ca.pem", "contains no certificate in PEM form ('-----BEGIN CERTIFICATE-----'). Convert");
    }

    [Theory]
    [InlineData("PRIVATE KEY")]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    public Task A_file_with_a_private_key_is_refused_even_if_the_key_is_malformed(string label)
    {
        _ = _tree.With("ca.pem", $"{_first.Authority.ExportCertificatePem()}\n-----BEGIN {label}-----\nno key");
        return AssertRefusedAsync("ca.pem", "contains a private key, which does not belong in a build.");
    }

    [Fact]
    public Task A_truncated_certificate_is_refused()
    {
        var pem = _first.Authority.ExportCertificatePem();
        _ = _tree.With("ca.pem", $"{pem}\n{pem[..100]}");
        return AssertRefusedAsync("ca.pem", "has 2 lines '-----BEGIN CERTIFICATE-----' and 1 complete certificates.");
    }

    [Fact]
    public Task A_certificate_that_is_not_valid_is_named_by_its_number()
    {
        _ = _tree.With("ca.pem", $"{_first.Authority.ExportCertificatePem()}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        return AssertRefusedAsync("ca.pem", $"Certificate 2 of the file '{_tree.At("ca.pem")}' in Auto.CertificateAuthorities is not valid: ");
    }

    [Fact]
    public Task More_than_a_secret_can_have_is_refused()
    {
        var request = new CertificateRequest("CN=large", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4", new byte[400 * 1024], critical: false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        _ = _tree.With("ca.pem", certificate.ExportCertificatePem());
        return AssertRefusedAsync("ca.pem", "and the limit of BuildKit is 512000. Name only the authorities that the SDK image does not have.");
    }

    [Fact]
    public async Task A_builder_without_secrets_refuses_the_setting_and_names_the_other_place_to_publish()
    {
        var image = Image(PublishLocation.Container, _first.AuthorityPath);

        var error = await Assert.ThrowsAsync<ImageBuildException>(() => image.GetDockerfileAsync(new() { Builder = ImageBuilder.Classic }, TestContext.Current.CancellationToken));

        Assert.StartsWith("Only BuildKit supports Auto.CertificateAuthorities, ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Set PublishOn to Host, which uses the authorities of this machine", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImageBuilder.BuildKit)]
    [InlineData(ImageBuilder.Classic)]
    public async Task A_publish_on_this_machine_does_not_read_the_files(ImageBuilder builder)
    {
        var text = await Image(PublishLocation.Host, "missing.pem").GetDockerfileAsync(new() { Builder = builder }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("certificate", text, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string file, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<DotNetProjectException>(() => DefineAsync(file))).Message, StringComparison.Ordinal);

    private Task<ContextDefinition> DefineAsync(params string[] files)
    {
        var image = Image(PublishLocation.Container, files);
        return DockerfileLocator.DefineAsync(image, image.Defaults, new AutoTarget(UsesBuildKit: true), TestContext.Current.CancellationToken);
    }

    private DockerImage Image(PublishLocation publishOn, params string[] files) => new("acme/app", "1")
    {
        ProjectDirectory = _tree.Root,
        Project = new DotNetProject { Path = "App.csproj", Facts = "Project=App.csproj\nTargetFramework=net10.0\nAssemblyName=App\nOutputType=Exe\n" },
        Defaults = new() { Auto = new() { PublishOn = publishOn, CertificateAuthorities = [.. files] } },
    };
}
