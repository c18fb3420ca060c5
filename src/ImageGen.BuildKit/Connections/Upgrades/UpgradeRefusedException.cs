namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The server refused an upgrade.</summary>
internal sealed class UpgradeRefusedException(string path, int status, string message)
    : IOException($"POST {path} failed with status {status}{(message.Length == 0 ? "" : ": " + message)}")
{
    public int Status { get; } = status;
}
