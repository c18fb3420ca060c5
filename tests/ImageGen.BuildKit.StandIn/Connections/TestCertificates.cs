using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>A certificate authority with a daemon's and a client's certificate, as Docker's own guide makes them.</summary>
public sealed class TestCertificates : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("certificates");

    public TestCertificates()
    {
        Authority = CreateAuthority($"CN=Test authority {Guid.NewGuid():n}");
        Daemon = Issue("CN=localhost", serverName: "localhost");
        var client = Issue("CN=client", serverName: null);
        File.WriteAllText(AuthorityPath, Authority.ExportCertificatePem());
        File.WriteAllText(ClientPath, client.ExportCertificatePem());
        File.WriteAllText(ClientKeyPath, client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Authority { get; }

    /// <summary>The certificate of a daemon on localhost.</summary>
    public X509Certificate2 Daemon { get; }

    /// <summary>The folder of <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</summary>
    public string Directory => _folder.FullName;

    public string AuthorityPath => Path.Combine(Directory, "ca.pem");

    public string ClientPath => Path.Combine(Directory, "cert.pem");

    public string ClientKeyPath => Path.Combine(Directory, "key.pem");

    /// <summary>A daemon's side of TLS.</summary>
    /// <param name="protocols">What it offers: <c>h2</c> for gRPC, <c>http/1.1</c> for an engine's API.</param>
    /// <param name="asksForClient">Whether only clients with a certificate of the authority come in.</param>
    public SslServerAuthenticationOptions ToServerOptions(IEnumerable<SslApplicationProtocol> protocols, bool asksForClient = false) => new()
    {
        ServerCertificate = Daemon,
        ApplicationProtocols = [.. protocols],
        ClientCertificateRequired = asksForClient,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, client, _, _) => !asksForClient || client?.Issuer == Authority.Subject,
    };

    public void Dispose() => _folder.Delete(recursive: true);

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
