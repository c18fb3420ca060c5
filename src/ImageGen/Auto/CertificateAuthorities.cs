using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageGen.Building.BuildKit.Sessions;

namespace ImageGen.Auto;

/// <summary>The certificates of additional authorities, for the restore and the publish in a container.</summary>
internal static class CertificateAuthorities
{
    private const string Setting = $"{nameof(ImageBuildOptions.Auto)}.{nameof(AutoDockerfileOptions.CertificateAuthorities)}";
    private const string Label = "CERTIFICATE";
    private const string Header = $"-----BEGIN {Label}-----";

    /// <summary>Every label of a private key ends with this: <c>RSA PRIVATE KEY</c>, <c>ENCRYPTED PRIVATE KEY</c>.</summary>
    private const string PrivateKey = "PRIVATE KEY-----";

    /// <summary>Reads the files into one text in PEM form; <see langword="null"/> without files. The text has only the certificates of the files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="directory">The folder where relative paths start.</param>
    /// <param name="usesBuildKit">Whether the builder has secrets.</param>
    /// <exception cref="DotNetProjectException">A file cannot be used.</exception>
    /// <exception cref="ImageBuildException">The builder has no secrets.</exception>
    public static string? Read(IList<string> files, string directory, bool usesBuildKit)
    {
        if (files.Count == 0)
        {
            return null;
        }

        if (!usesBuildKit)
        {
            throw new ImageBuildException(
                $"Only BuildKit supports {Setting}, because the certificates are a secret of the build. "
                + $"Set {nameof(AutoDockerfileOptions.PublishOn)} to {nameof(PublishLocation.Host)}, which uses the authorities of this machine, or build with {nameof(ImageBuilder)}.{nameof(ImageBuilder.BuildKit)} on a Docker Engine.");
        }

        var text = string.Concat(files.SelectMany(file => ReadFile(Path.GetFullPath(file, directory), directory)).Distinct(StringComparer.Ordinal));
        return text.Length <= SessionSecrets.LargestSecret
            ? text
            : throw new DotNetProjectException($"The certificates in {Setting} have {text.Length} bytes, and the limit of BuildKit is {SessionSecrets.LargestSecret}. Name only the authorities that the SDK image does not have.");
    }

    private static List<string> ReadFile(string file, string directory)
    {
        if (!File.Exists(file))
        {
            throw new DotNetProjectException($"The file '{file}', which {Setting} names, does not exist. Create it, or fix the path (a relative path starts at '{directory}').");
        }

        var text = ReadText(file);
        if (text.Contains(PrivateKey, StringComparison.Ordinal))
        {
            throw new DotNetProjectException($"The file '{file}' in {Setting} contains a private key, which does not belong in a build. Name a file that contains only the certificates of authorities.");
        }

        List<string> certificates = [];
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (rest[found.Label] is Label)
            {
                certificates.Add(Normalize(file, rest[found.Location], certificates.Count + 1));
            }
        }

        // Text that looks like PEM and is not, such as a truncated certificate, is not found.
        var headers = text.AsSpan().Count(Header);
        return headers == 0 ? throw new DotNetProjectException($"The file '{file}' in {Setting} contains no certificate in PEM form ('{Header}'). Convert a binary certificate with 'openssl x509 -inform der -in ca.cer -out ca.pem'.")
            : headers > certificates.Count ? throw new DotNetProjectException($"The file '{file}' in {Setting} has {headers} lines '{Header}' and {certificates.Count} complete certificates. Replace the file by the original one of the authority.")
            : certificates;
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DotNetProjectException($"The file '{file}' in {Setting} cannot be read: {exception.Message} Check that this user may read it.", exception);
        }
    }

    private static string Normalize(string file, ReadOnlySpan<char> pem, int number)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.ExportCertificatePem() + "\n";
        }
        catch (CryptographicException exception)
        {
            throw new DotNetProjectException($"Certificate {number} of the file '{file}' in {Setting} is not valid: {exception.Message} Replace the file by the original one of the authority.", exception);
        }
    }
}
