using System.Collections.ObjectModel;

namespace ImageGen;

/// <summary>The secrets of one build, by id.</summary>
public class BuildSecretCollection : Collection<BuildSecret>
{
    /// <summary>The secret with an id; <see langword="null"/> if it is missing. Setting <see langword="null"/> removes the secret.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
    public SecretValue? this[string id]
    {
        get => this.FirstOrDefault(secret => secret.Id == id)?.Value;
        set
        {
            if (this.FirstOrDefault(secret => secret.Id == id) is { } present)
            {
                Remove(present);
            }

            if (value is not null)
            {
                Add(new BuildSecret(id, value));
            }
        }
    }
}
