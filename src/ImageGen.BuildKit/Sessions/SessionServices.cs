using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Sessions.Secrets;
using ImageGen.BuildKit.Sessions.Ssh;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Creates the services of a session, except those for file transfers.</summary>
internal static class SessionServices
{
    /// <summary>A service without anything to provide is omitted, because daemons report a missing service more clearly.</summary>
    /// <exception cref="ArgumentException">Two ssh agents have the same id.</exception>
    public static IEnumerable<ISessionService> Create(SessionOptions options, ReadGate gate)
    {
        yield return new HealthService();
        yield return new AuthService(options.Registries);
        if (options.Secrets is { } secrets)
        {
            yield return new SecretsService(secrets is SecretStore store ? store.AsOfNow() : secrets, gate);
        }

        if (options.SshAgents.Count > 0)
        {
            yield return new SshService(options.SshAgents, gate);
        }

        if (options.Uploads.Count > 0)
        {
            yield return new UploadService(options.Uploads, gate);
        }
    }
}
