namespace ImageGen;

/// <summary>The ids of secrets and SSH agents in the mounts of a Dockerfile.</summary>
internal static class SecretId
{
    /// <exception cref="ArgumentException">The id is empty, or a mount cannot contain it: options of a mount are split at commas, and words of the instruction at spaces.</exception>
    public static void Require(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (!DockerfileMount.IsConstantId(id))
        {
            throw new ArgumentException(
                $"'{id}' is not a valid id for a mount in a Dockerfile. Use an id without commas, quotes, backslashes, '$' and spaces.", nameof(id));
        }
    }
}
