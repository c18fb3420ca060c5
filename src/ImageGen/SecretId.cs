namespace ImageGen;

/// <summary>The ids by which a Dockerfile's mounts name a secret or an SSH agent.</summary>
internal static class SecretId
{
    /// <exception cref="ArgumentException">No mount can name it: the options of a mount are split at commas, and its words at spaces.</exception>
    public static void Require(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (!DockerfileMount.IsConstantId(id))
        {
            throw new ArgumentException(
                $"'{id}' is no id that a Dockerfile can name in a mount: leave out commas, quotes, backslashes, '$' and spaces.", nameof(id));
        }
    }
}
