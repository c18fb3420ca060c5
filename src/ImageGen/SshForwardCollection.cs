using System.Collections.ObjectModel;

namespace ImageGen;

/// <summary>The SSH agents that one build may use, by id.</summary>
public class SshForwardCollection : Collection<SshForward>
{
    /// <summary>The agent of an id; <see langword="null"/> where there is none, and to take it away.</summary>
    /// <param name="id">The id by which the Dockerfile asks for it.</param>
    /// <exception cref="ArgumentException">The id is none that a Dockerfile can name.</exception>
    public SshAgentSocket? this[string id]
    {
        get => this.FirstOrDefault(agent => agent.Id == id)?.Agent;
        set
        {
            if (this.FirstOrDefault(agent => agent.Id == id) is { } present)
            {
                Remove(present);
            }

            if (value is not null)
            {
                Add(new SshForward(id, value.SocketPath));
            }
        }
    }
}
