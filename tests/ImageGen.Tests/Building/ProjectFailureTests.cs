using ImageGen.Auto;
using ImageGen.Building.Failures;
using ImageGen.Building.Steps;
using Xunit;

namespace ImageGen.Tests.Building;

/// <summary>A failed command of a generated Dockerfile, in the terms of the project.</summary>
public sealed class ProjectFailureTests
{
    private const string Dockerfile = """
        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        RUN apt-get update && apt-get install -y --no-install-recommends clang
        RUN dotnet restore Api/Api.csproj -a $TARGETARCH
        RUN touch /tmp/start && dotnet publish Api/Api.csproj -c Release -o /publish/app && find . -exec sh -c 'for file; do mv "$file" x; done' sh {} +
        """;

    [Theory]
    [InlineData(3, "the restore of 'Api.csproj' in the container ended with exit code 1.")]
    [InlineData(4, "the publish of 'Api.csproj' in the container ended with exit code 1.")]
    public void Names_the_part_and_the_command_to_compare_with(int line, string what)
    {
        var failure = Fail(line, 1, "Program.cs(3,1): error CS0246: The type 'Generated' could not be found");

        Assert.StartsWith($"Dockerfile (auto)({line},1): error: {what}\nThe last output of the step:\n  Program.cs(3,1): error CS0246", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\nRun 'dotnet publish /shop/Api/Api.csproj -c Release' on this machine. If it fails too, fix the project. If that succeeds, the container misses something", failure.Message, StringComparison.Ordinal);
        Assert.Contains("<None Include=", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("GetDockerfileAsync returns the text of the generated Dockerfile.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Fix the command", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN ", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("RUN ", failure.Instruction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/source/Api/Api.csproj : error NU1301: Unable to load the service index for source https://feed.test/v3/index.json.", "The container cannot reach the feed 'https://feed.test/v3/index.json' (NU1301).")]
    [InlineData("error NU1301: Failed to retrieve information about 'A' from remote source 'https://feed.test/a/index.json'.", "The container cannot reach the feed 'https://feed.test/a/index.json' (NU1301).")]
    [InlineData("error NU1301: Something else.", "The container cannot reach the feed (NU1301).")]
    [InlineData("error NU1301: The local source '/home/me/packages' doesn't exist. [/source/Api/Api.csproj]", "The container does not have the folder '/home/me/packages', which is a feed (NU1301).")]
    [InlineData("error NU1101: Unable to find package Acme.Core. No packages exist with this id in source(s): nuget.org", "No feed that the container can reach has the package 'Acme.Core' (NU1101).")]
    public void A_feed_that_the_container_does_not_reach_is_named(string output, string advice)
    {
        var message = Fail(3, 1, "  Determining projects to restore...", output).Message;

        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Run 'dotnet publish", message, StringComparison.Ordinal);
        Assert.EndsWith("GetDockerfileAsync returns the text of the generated Dockerfile.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_the_source_code_is_not_blamed_on_the_container()
    {
        var message = Fail(4, 1, "Program.cs(2,9): error CS0029: Cannot implicitly convert type 'string' to 'int'").Message;

        Assert.Contains("\nFix the source code. If 'dotnet publish /shop/Api/Api.csproj -c Release' succeeds on this machine, the container misses a file", message, StringComparison.Ordinal);
        Assert.DoesNotContain("SDK_TAG", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_was_killed_needs_more_memory() =>
        Assert.EndsWith("Give the engine more memory, or make the step use less.", Fail(4, 137, "").Message, StringComparison.Ordinal);

    [Fact]
    public void A_compiler_that_cannot_be_installed_is_no_error_of_the_project()
    {
        var message = Fail(2, 100, "Unable to fetch some archives").Message;

        Assert.Contains("the installation of the compiler for the native program of 'Api.csproj' in the container ended with exit code 100.", message, StringComparison.Ordinal);
        Assert.Contains("Check that the engine's network reaches the package servers", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_to_compare_with_can_be_pasted() => Assert.Equal(
        "dotnet publish \"/my shop/Api.csproj\" -c Release -f net10.0",
        new PublishedProject("/my shop/Api.csproj", "net10.0").Command);

    [Fact]
    public void Advises_an_emulator_if_the_program_is_for_another_platform()
    {
        var failure = Fail(4, 255, "exec /bin/sh: exec format error");

        Assert.Contains("tonistiigi/binfmt --install all", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("on this machine", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("FROM --platform", failure.Message, StringComparison.Ordinal);
    }

    private static BuildStepFailedException Fail(int line, int exitCode, params string[] output)
    {
        var steps = new DockerfileSteps(ImageGen.Dockerfile.Parse(Dockerfile + "\n"));
        var step = new BuildStep("1", "[build 4/4] RUN dotnet", steps.AtLine(line));
        step.Output.Append(string.Concat(output.Select(each => each + "\n")));
        var complaint = new EngineComplaint($"failed to solve: process \"/bin/sh -c dotnet\" did not complete successfully: exit code: {exitCode}", Code: null, step);
        return Assert.IsType<BuildStepFailedException>(
            new BuildFailures("Dockerfile (auto)", steps) { Project = new PublishedProject("/shop/Api/Api.csproj") }.From(complaint));
    }
}
