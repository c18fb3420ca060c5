namespace ImageGen.Engine.Tests;

/// <summary>The engines and the registry that these tests run on. They are real, and a test without them fails: it is never skipped.</summary>
public static class EngineEnvironment
{
    /// <summary>A dockerd.</summary>
    public static EngineEndpoint Docker => EngineEndpoint.Parse(Required("IMAGEGEN_TEST_DOCKER_HOST"));

    /// <summary>A Podman that serves Docker's API.</summary>
    public static EngineEndpoint Podman => EngineEndpoint.Parse(Required("IMAGEGEN_TEST_PODMAN_HOST"));

    /// <summary>Host and port of a registry that lets everybody pull and push, over plain HTTP.</summary>
    public static string Registry => Required("IMAGEGEN_TEST_REGISTRY");

    /// <summary>An image with a shell, in that registry.</summary>
    public static ImageReference BaseImage => ImageReference.Parse(Required("IMAGEGEN_TEST_BASE_IMAGE"));

    /// <summary>The registry that holds stand-ins for Microsoft's .NET base images.</summary>
    public static string BaseRegistry => Required("IMAGEGEN_TEST_BASE_REGISTRY");

    private static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set. The engine tests need a Docker engine, Podman and a registry of their own: './build.sh test' starts them and sets the variables.");
}
