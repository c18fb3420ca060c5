using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>Changes variables of the process, so it runs alone.</summary>
[Collection(nameof(EnvironmentTests))]
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentTests
{
    [Fact]
    public void The_default_namespace_is_read_from_the_environment() => With("IMAGEGEN_DEFAULT_NAMESPACE", "ghcr.io/acme/", () =>
    {
        Assert.Equal("ghcr.io/acme/api:1", new DockerImage("api:1").Reference.ToString());
        Assert.Equal("mine/api:1", new DockerImage("mine/api:1").Reference.ToString());
    });

    [Fact]
    public void The_projects_folder_can_be_set_by_the_environment() => With("IMAGEGEN_PROJECT_DIRECTORY", "/srv/source", () =>
        Assert.Equal("/srv/source", DockerImage.FindProjectDirectory("Shop.Deploy")));

    private static void With(string variable, string value, Action action)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            action();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
