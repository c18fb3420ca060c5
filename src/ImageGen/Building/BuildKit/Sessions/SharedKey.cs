using System.Globalization;
using System.Text;
using ImageGen.BuildKit.FileSync;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>What a daemon knows its copy of a folder by. The same text for two different folders would mix their files up, so it holds all that tells machines apart.</summary>
internal static class SharedKey
{
    private const string MachineIdFile = "/etc/machine-id";

    public static string Of(string directory)
    {
        // Images that machines are made from may hold this file, and then it does not tell them apart.
        var machine = File.Exists(MachineIdFile) ? File.ReadAllText(MachineIdFile).Trim() : "";
        var text = $"imagegen\n{machine}\n{Environment.MachineName}\n{Environment.UserName}\n{Path.GetFullPath(directory)}";
        return Fingerprint.Compute(Encoding.UTF8.GetBytes(text)).ToString("x16", CultureInfo.InvariantCulture);
    }
}
