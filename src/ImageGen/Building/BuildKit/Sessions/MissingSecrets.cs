namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Finds the secrets whose variable or file is missing, as the docker CLI does, before a step requests one in the middle of the build.</summary>
internal static class MissingSecrets
{
    /// <summary>Checks all secrets, also those that no step mounts. A callback is not called, because only a step's request shows that it is needed.</summary>
    /// <exception cref="ImageBuildException">The variable or the file of a secret is missing.</exception>
    public static void Check(BuildRequest request)
    {
        var errors = request.Options.Secrets
            .DistinctBy(secret => secret.Id, StringComparer.Ordinal)
            .Select(secret => FindError(secret, request.ProjectDirectory))
            .OfType<string>()
            .ToList();
        if (errors.Count > 0)
        {
            throw new ImageBuildException(string.Join('\n', errors.Append("Nothing was sent. If this build does not need the secret, remove it from the options.")));
        }
    }

    private static string? FindError(BuildSecret secret, string projectDirectory)
    {
        if (secret.Value.Variable is { } variable && Environment.GetEnvironmentVariable(variable) is null)
        {
            return $"The {secret} is missing, because the variable is not set. Set {variable} where this program runs.";
        }

        return secret.Value.FilePath is { } path && Path.GetFullPath(path, projectDirectory) is var full && !File.Exists(full)
            ? $"The {secret} is missing, because there is no file '{full}' that this user may read. Create the file, or fix the path (a relative path starts at the project's folder)."
            : null;
    }
}
