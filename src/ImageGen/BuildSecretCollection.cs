using System.Collections.ObjectModel;

namespace ImageGen;

/// <summary>The secrets of one build, by id.</summary>
public class BuildSecretCollection : Collection<BuildSecret>
{
    /// <summary>The secret of an id; <see langword="null"/> where there is none, and to take it away.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
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
