namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The other side answered an upgrade, but not by one.</summary>
internal sealed class UpgradeRefusedException(string path, int status, string message)
    : IOException($"POST {path} was answered by {status}{(message.Length == 0 ? "" : ": " + message)}")
{
    public int Status { get; } = status;
}
