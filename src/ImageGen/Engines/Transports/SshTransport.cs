using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Http;

namespace ImageGen.Engines.Transports;

/// <summary>
/// An engine on another machine. As with the docker CLI, <c>ssh HOST docker system dial-stdio</c> connects standard input and output to
/// the socket of the engine. ssh handles keys, agents and jump hosts.
/// </summary>
internal sealed class SshTransport : IEngineTransport
{
    private readonly EngineEndpoint _endpoint;
    private readonly DockerEnvironment _environment;

    public SshTransport(EngineEndpoint endpoint, DockerEnvironment environment)
    {
        _endpoint = endpoint;
        _environment = environment;
        if (endpoint.Address.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            // The message does not contain the address, because it contains the password.
            throw new EngineUnreachableException(
                $"The ssh address from {endpoint.Source} contains a password, which ssh does not support. Remove it, and use a key or an agent.");
        }
    }

    public Uri BaseAddress { get; } = new("http://docker/");

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ssh = _environment.FindProgram("ssh")
            ?? throw new SshConnectionException("the program 'ssh' is not on the PATH; install an ssh client (Debian: openssh-client)");
        try
        {
            return ValueTask.FromResult<Stream>(new ProcessStream(_environment.Start(ssh, Arguments())));
        }
        catch (Win32Exception exception)
        {
            throw new SshConnectionException($"{ssh} cannot be started: {exception.Message}", exception);
        }
    }

    private IEnumerable<string> Arguments()
    {
        var address = _endpoint.Address;
        string[] user = address.UserInfo.Length > 0 ? ["-l", Uri.UnescapeDataString(address.UserInfo)] : [];
        string[] port = address.Port > 0 ? ["-p", address.Port.ToString(CultureInfo.InvariantCulture)] : [];
        // A path is the socket on the remote machine. The quotes are for the remote shell.
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        string[] host = path.Length > 1 ? ["--host", "'unix://" + path.Replace("'", @"'\''", StringComparison.Ordinal) + "'"] : [];
        return ["-o", "ConnectTimeout=30", "-T", .. user, .. port, "--", address.Host, "docker", .. host, "system", "dial-stdio"];
    }
}
