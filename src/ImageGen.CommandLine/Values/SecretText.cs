using ImageGen.Dockerfiles;

namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--secret</c> in the docker CLI's form: <c>id=token,env=TOKEN</c>. A relative path starts at the current folder.</summary>
internal static class SecretText
{
    public static BuildSecret Read(string text)
    {
        var secret = SecretFlag.Read(text);
        // The text is not quoted: somebody may have written the secret itself.
        return secret.Error is { } error ? throw new ImageGenException($"The secret is not valid: {error}.")
            : secret.Variable is { } variable && (secret.FilePath is null || Environment.GetEnvironmentVariable(variable) is not null) ? BuildSecret.FromEnvironment(secret.Id, variable)
            : BuildSecret.FromFile(secret.Id, Path.GetFullPath(secret.FilePath!));
    }
}
