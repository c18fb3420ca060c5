using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.Tests.Engines;

/// <summary>A certificate authority with an engine's and a client's certificate, as Docker's own guide makes them.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestCertificates()
    {
        Authority = CreateAuthority("CN=Engine test authority");
        Engine = Issue("CN=localhost", serverName: "localhost");
        var client = Issue("CN=client", serverName: null);
        _folder.Write("ca.pem", Authority.ExportCertificatePem());
        _folder.Write("cert.pem", client.ExportCertificatePem());
        _folder.Write("key.pem", client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Engine { get; }

    /// <summary>The folder of <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</summary>
    public string Directory => _folder.Path;

    public void Dispose() => _folder.Dispose();

    private static X509Certificate2 CreateAuthority(string name)
    {
        var request = new CertificateRequest(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private X509Certificate2 Issue(string name, string? serverName)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        if (serverName is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(serverName);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate = request.Create(Authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }
}
