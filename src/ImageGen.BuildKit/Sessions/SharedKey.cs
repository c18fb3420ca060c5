using System.Globalization;
using System.Text;
using ImageGen.BuildKit.FileSync;

namespace ImageGen.BuildKit.Sessions;

/// <summary>The key by which a daemon finds its copy of a folder. The same key for two folders would mix their files, so it contains everything that identifies a machine.</summary>
internal static class SharedKey
{
    private const string MachineIdFile = "/etc/machine-id";

    public static string Compute(string directory)
    {
        // A machine image may contain this file; then several machines have the same id, so it is not sufficient.
        var machine = File.Exists(MachineIdFile) ? File.ReadAllText(MachineIdFile).Trim() : "";
        var text = $"imagegen\n{machine}\n{Environment.MachineName}\n{Environment.UserName}\n{Path.GetFullPath(directory)}";
        return Fingerprint.Compute(Encoding.UTF8.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture);
    }
}
