using System.Collections.ObjectModel;

namespace ImageGen;

/// <summary>The SSH agents that one build may use, by id.</summary>
public class SshForwardCollection : Collection<SshForward>
{
    /// <summary>The agent with an id; <see langword="null"/> if it is missing. Setting <see langword="null"/> removes the agent.</summary>
    /// <param name="id">The id in the Dockerfile.</param>
    /// <exception cref="ArgumentException">The id is empty, or a mount in a Dockerfile cannot contain it.</exception>
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
