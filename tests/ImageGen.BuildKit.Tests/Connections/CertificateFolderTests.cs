using ImageGen.BuildKit.StandIn.Connections;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class CertificateFolderTests : IDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificate-folder");

    public void Dispose()
    {
        _certificates.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("ca.pem", "cert.pem", "key.pem")]
    [InlineData("ca.crt", "tls.crt", "tls.key")]
    public void The_file_names_of_buildctl_and_Kubernetes_are_found(string authority, string certificate, string key)
    {
        var paths = (Copy("ca.pem", authority), Copy("cert.pem", certificate), Copy("key.pem", key));

        var found = BuildKitCertificates.FromDirectory(_folder.FullName);

        Assert.Equal(paths, (found.AuthorityPath, found.CertificatePath, found.KeyPath));
        Assert.NotNull(found.ToTlsOptions().ClientCertificateContext);
    }

    [Fact]
    public void An_authority_alone_is_enough()
    {
        Copy("ca.pem", "ca.pem");
        Copy("key.pem", "key.pem");

        var found = BuildKitCertificates.FromDirectory(_folder.FullName);

        Assert.Null(found.CertificatePath);
        Assert.Null(found.KeyPath);
    }

    [Fact]
    public void A_certificate_without_its_key_is_reported()
    {
        Copy("cert.pem", "tls.crt");

        var exception = Assert.Throws<BuildKitUnreachableException>(() => BuildKitCertificates.FromDirectory(_folder.FullName));

        Assert.Contains("tls.crt without its key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_certificates_is_reported()
    {
        var exception = Assert.Throws<BuildKitUnreachableException>(() => BuildKitCertificates.FromDirectory(_folder.FullName));

        Assert.Contains(_folder.FullName, exception.Message, StringComparison.Ordinal);
        Assert.Contains("ca.pem, cert.pem and key.pem", exception.Message, StringComparison.Ordinal);
    }

    private string Copy(string name, string target)
    {
        var path = Path.Combine(_folder.FullName, target);
        File.Copy(Path.Combine(_certificates.Directory, name), path);
        return path;
    }
}
