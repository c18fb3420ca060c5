using System.Security.Cryptography;
using System.Text;

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
        // Half of the hash tells folders apart as well, and in this form the ids of a session are written anyway.
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString("N");
    }
}
