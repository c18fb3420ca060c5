using ImageGen.Dockerfiles;
using ImageGen.Generator.Emission;

namespace ImageGen.Generator.Settings;

/// <summary>Reads the source of a secret in the form of <c>--secret</c> of the docker CLI (<see cref="SecretFlag"/>).</summary>
internal static class SecretEntries
{
    public static SettingEntry Read(string text)
    {
        var secret = SecretFlag.Read(text);
        return secret.Error is { } error ? new SettingEntry { Error = error } : new SettingEntry { Name = secret.Id, Expression = Expression(secret) };
    }

    /// <summary>Returns the expression for the secret. An id without a source is an environment variable if there is one at run time, or else a file.</summary>
    private static string Expression(SecretFlag secret) => (secret.FilePath, secret.Variable) switch
    {
        (null, { } variable) => FromEnvironment(secret.Id, variable),
        ({ } path, null) => FromFile(secret.Id, path),
        _ => "global::System.Environment.GetEnvironmentVariable(" + CSharpText.Literal(secret.Id) + ") is null ? " + FromFile(secret.Id, secret.Id) + " : " + FromEnvironment(secret.Id, secret.Id),
    };

    private static string FromEnvironment(string id, string variable) =>
        "global::ImageGen.BuildSecret.FromEnvironment(" + CSharpText.Literal(id) + ", " + CSharpText.Literal(variable) + ")";

    private static string FromFile(string id, string path) =>
        "global::ImageGen.BuildSecret.FromFile(" + CSharpText.Literal(id) + ", " + CSharpText.Literal(path) + ")";
}
