using System.Diagnostics;

namespace ImageGen.Engine.Tests.Pushing;

/// <summary>A real registry on a free loopback port that asks for a password.</summary>
public sealed class ProtectedRegistry : Xunit.IAsyncLifetime
{
    public const string Username = "robot";
    public const string Password = "s3cret:with-colon";

    // From `htpasswd -Bbn`, so that the tests do not need that tool.
    private const string PasswordFile = "robot:$2y$05$WZjKbJzF7uOq7njbqZZigelMxypUskQE1uT0jeFC3To8M8yuyL.8i";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("protected-registry");
    private Process? _process;
    private Task _drained = Task.CompletedTask;

    /// <summary>Host and port.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var passwords = Path.Combine(_folder.FullName, "htpasswd");
        var configuration = Path.Combine(_folder.FullName, "config.yml");
        await File.WriteAllTextAsync(passwords, PasswordFile + "\n");
        await File.WriteAllTextAsync(configuration, $$"""
            version: 0.1
            storage: {filesystem: {rootdirectory: "{{_folder.FullName}}/data" } }
            http: {addr: "127.0.0.1:0"}
            auth: {htpasswd: {realm: tests, path: "{{passwords}}" } }
            """);
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var access = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        Address = await ReadAddressAsync(_process.StandardError);
        // From here on nobody needs its log, but somebody must read it: a full pipe would stop the registry.
        _drained = Task.WhenAll(access, _process.StandardError.BaseStream.CopyToAsync(Stream.Null));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            await _drained;
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task<string> ReadAddressAsync(StreamReader log)
    {
        const string Sign = "listening on ";
        while (await log.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Sign, StringComparison.Ordinal) is >= 0 and var start)
            {
                return line[(start + Sign.Length)..].Split(' ', '"', ',')[0];
            }
        }

        throw new InvalidOperationException("docker-registry ended before it listened. Debian's package docker-registry must be installed.");
    }
}
