using ImageGen.Images;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class ProjectDirectoryTests
{
    private static readonly string Existing = Path.TrimEndingDirectorySeparator(Path.GetTempPath());

    [Fact]
    public void The_folder_that_the_build_recorded_for_the_assembly_is_used() =>
        Assert.Equal(Existing, ProjectDirectory.Find("Shop.Deploy", _ => null, name => name == "ImageGen.ProjectDirectory.Shop.Deploy" ? Existing : null));

    [Fact]
    public void The_environment_overrides_the_record() =>
        Assert.Equal("/srv/source", ProjectDirectory.Find("Shop.Deploy", name => name == "IMAGEGEN_PROJECT_DIRECTORY" ? "/srv/source" : null, _ => Existing));

    [Fact]
    public void A_record_from_another_machine_is_passed_over() =>
        Assert.Equal(Directory.GetCurrentDirectory(), ProjectDirectory.Find("Shop.Deploy", _ => null, _ => "/no/such/folder/here"));

    [Fact]
    public void Without_either_it_is_the_current_folder()
    {
        Assert.Equal(Directory.GetCurrentDirectory(), ProjectDirectory.Find("Shop.Deploy", _ => null, _ => null));
        Assert.Equal(Directory.GetCurrentDirectory(), ProjectDirectory.Find(null, _ => null, _ => Existing));
    }
}
