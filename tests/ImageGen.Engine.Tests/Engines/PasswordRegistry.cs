using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ImageGen.Engine.Tests.Engines;

/// <summary>A real registry on a loopback port that lets nobody in without user and password.</summary>
internal sealed class PasswordRegistry : IAsyncDisposable
{
    public const string Username = "me";

    /// <summary>Holds the characters that telling base64 from base64url, and user from password, takes.</summary>
    public const string Password = "p:a/s+s?";

    /// <summary>Bcrypt of <see cref="Password"/>, the one form that the registry reads.</summary>
    private const string PasswordHash = "$2b$05$URx2zaHJga5dyuOCQuT4ruj59qt.eU5VVzO5r3ETov7qZwDycYU4q";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private PasswordRegistry(Process process, DirectoryInfo folder, string address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public string Address { get; }

    public static async Task<PasswordRegistry> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("password-registry");
        var address = $"127.0.0.1:{FreePort()}";
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "htpasswd"), $"{Username}:{PasswordHash}\n", cancellationToken);
        var configuration = Path.Combine(folder.FullName, "config.yml");
        await File.WriteAllTextAsync(configuration, $$"""
            version: 0.1
            storage: { filesystem: { rootdirectory: {{folder.FullName}}/data } }
            http: { addr: {{address}} }
            auth: { htpasswd: { realm: test, path: {{folder.FullName}}/htpasswd } }
            """, cancellationToken);
        var process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("docker-registry did not start.");
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await UntilItAnswersAsync(address, cancellationToken);
        return new PasswordRegistry(process, folder, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task UntilItAnswersAsync(string address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(new Uri($"http://{address}/v2/"), limit.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
