namespace ImageGen;

/// <summary>The address of a Docker-compatible engine, with what is needed to reach it.</summary>
public sealed record EngineEndpoint
{
    /// <summary>The endpoint that the environment names: <c>DOCKER_HOST</c>, <c>DOCKER_CONTEXT</c>, the current context of the Docker configuration, the platform's default.</summary>
    public static EngineEndpoint Default => new() { Address = new Uri("unix:///var/run/docker.sock") };

    /// <summary>The address: <c>unix:///var/run/docker.sock</c>, <c>npipe://./pipe/docker_engine</c>, <c>tcp://host:2376</c> or <c>ssh://user@host</c>.</summary>
    public required Uri Address { get; init; }
}
