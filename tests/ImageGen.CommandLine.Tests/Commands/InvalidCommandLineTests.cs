namespace ImageGen.CommandLine.Tests.Commands;

/// <summary>Command lines that are not valid: exit code 2, an error that says what to write, and nothing on standard output.</summary>
public sealed class InvalidCommandLineTests
{
    [Theory]
    [InlineData("buld", "'buld' is not a command. Did you mean 'build'?")]
    [InlineData("frobnicate", "'frobnicate' is not a command. '--help' lists them.")]
    [InlineData("--verson", "'--verson' is not an option. Did you mean '--version'?")]
    [InlineData("build shop-apo", "There is no image 'shop-apo'. Did you mean 'shop-api'?")]
    [InlineData("build shop-apo --help", "There is no image 'shop-apo'. Did you mean 'shop-api'?")]
    [InlineData("inspect --help nope", "There is no image 'nope'. The images are shop-api, shop-page, shop-self.")]
    [InlineData("buld --help", "'buld' is not a command. Did you mean 'build'?")]
    [InlineData("list shop-api --help", "'shop-api' is not expected here. 'list --help' shows what 'list' accepts.")]
    [InlineData("build unknown", "There is no image 'unknown'. The images are shop-api, shop-page, shop-self.")]
    [InlineData("build --targt=x", "'--targt' is not an option of 'build'. Did you mean '--target'?")]
    [InlineData("build --verion=x", "'--verion' is not an option of 'build'. Did you mean '--version'?")]
    [InlineData("list shop-api", "'shop-api' is not expected here. 'list --help' shows what 'list' accepts.")]
    [InlineData("build shop-page --target fils", "--target: the Dockerfile of shop-page has no stage 'fils'. Did you mean 'files'?")]
    [InlineData("build shop-page --target xyzzy", "--target: the Dockerfile of shop-page has no stage 'xyzzy'. Its stages are files, page.")]
    [InlineData("build --platform linux/x64", "--platform: 'linux/x64' is not a known platform. Did you mean 'linux/amd64'?")]
    [InlineData("build --builder kaniko", "--builder: 'kaniko' is not a builder. Use auto, buildkit, classic, in-process.")]
    [InlineData("build --progress plan", "--progress: 'plan' is not a kind of progress. Did you mean 'plain'?")]
    [InlineData("build --parallel 0", "--parallel: '0' is not a number of builds. Use 1 or more.")]
    [InlineData("graph --format svg", "--format: 'svg' is not a form of the graph. Use text, mermaid, dot.")]
    [InlineData("build --output type=zip,dest=x", "--output: 'zip' is not a type of output. Use local, tar, oci, docker, image, registry, cacheonly.")]
    [InlineData("build --output type=oci", "--output: The output 'type=oci' has no destination. Add ',dest=PATH'.")]
    [InlineData("build --output -", "--output: Standard output is for the names of the images. Write the archive to a file: --output type=tar,dest=FILE.")]
    [InlineData("build --build-context base", "--build-context: 'base' is not a named context. Write NAME=FOLDER, NAME=docker-image://IMAGE, NAME=oci-layout://FOLDER:TAG, or NAME= and the URL of a Git repository or an archive.")]
    [InlineData("build --build-context base=", "--build-context: 'base=' is not a named context. Write NAME=FOLDER, NAME=docker-image://IMAGE, NAME=oci-layout://FOLDER:TAG, or NAME= and the URL of a Git repository or an archive.")]
    [InlineData("build --build-context base=debian:13", "--build-context: There is no folder 'debian:13'. Write NAME=FOLDER, NAME=docker-image://IMAGE, NAME=oci-layout://FOLDER:TAG, or NAME= and the URL of a Git repository or an archive.")]
    [InlineData("build --build-context base=s3://a", "--build-context: There is no folder 's3://a'. Write NAME=FOLDER, NAME=docker-image://IMAGE, NAME=oci-layout://FOLDER:TAG, or NAME= and the URL of a Git repository or an archive.")]
    [InlineData("build --build-context Base=.", "--build-context: 'Base' is not a valid name of a context. Use a name that is valid for an image, in lower case.")]
    [InlineData("build --build-context base=docker-image://Acme", "--build-context: 'Acme' is not a valid image reference: repository names are lower case, not 'A' at index 0. Use 'acme'.")]
    [InlineData("build --build-context base=oci-layout://", "--build-context: 'oci-layout://' is not a valid OCI layout. Write NAME=FOLDER, NAME=docker-image://IMAGE, NAME=oci-layout://FOLDER:TAG, or NAME= and the URL of a Git repository or an archive.")]
    [InlineData("build --build-context base=oci-layout://a@sha256:1", "--build-context: 'oci-layout://a@sha256:1' names an image by its digest, which is not supported. Use its tag: oci-layout://FOLDER:TAG.")]
    [InlineData("build --secret s3cr3t", null)]
    [InlineData("build --secret src=x", "--secret: The secret is not valid: the id is missing; write 'id=npmrc,src=.npmrc' for a file, or 'id=token,env=TOKEN' for an environment variable.")]
    [InlineData("build --cache-from type=local", "--cache-from: A local cache needs its folder. Write 'type=local,src=FOLDER' or 'type=local,dest=FOLDER'.")]
    [InlineData("build --cache-to type=registry,ref=a,mode=all", "--cache-to: 'all' is not a mode of a cache. Use mode=min or mode=max.")]
    [InlineData("build --label =x", "--label: '=x' has no name. Write key=value.")]
    [InlineData("build --tag a/b:1@sha256:0000000000000000000000000000000000000000000000000000000000000000", "--tag: 'a/b:1@sha256:0000000000000000000000000000000000000000000000000000000000000000' contains a digest, which is unknown before the build. Remove '@sha256:0000000000000000000000000000000000000000000000000000000000000000'.")]
    [InlineData("build --commit 1 --tag a/b:1", "--tag a/b:1 is the name of one image, and the command is for 3. Name one image, or use a tag without a name.")]
    [InlineData("build --commit 1 --output out", "--output is the place of one result, and the command is for 3 images. Name one image.")]
    [InlineData("push --no-build", "push --no-build needs a tag, because shop-api has none: its builds get the time as their tag. Add --tag TAG.")]
    [InlineData("push shop-page --no-build --platform linux/arm64", "--platform has no effect with --no-build, because nothing is built. Remove one of them.")]
    [InlineData("push shop-page --no-build --version 2", "--version has no effect with --no-build, because nothing is built. Remove one of them.")]
    [InlineData("build shop-page --tag= --dry-run", "--tag: '' is not a valid tag: a tag is required. Use a tag such as '1.4.0'.")]
    [InlineData("push shop-page --version --dry-run", "--version needs a value: --version <value>. If the value is '--dry-run', write --version=--dry-run.")]
    [InlineData("build xy", "There is no image 'xy'. The images are shop-api, shop-page, shop-self.")]
    [InlineData("build --tag", "--tag needs a value: --tag <tag>.")]
    [InlineData("build --target", "--target needs a value: --target <stage>.")]
    [InlineData("build shop-page --version", "--version needs a value: --version <value>.")]
    [InlineData("completion", "The shell is missing. Use one of: bash, fish, pwsh, zsh.")]
    [InlineData("completion bsh", "'bsh' is not a shell that is supported. Use bash, zsh, fish, pwsh.")]
    public async Task Error_says_what_to_write(string commandLine, string? error)
    {
        var result = await DeployProgram.RunAsync(commandLine.Split(' '));

        if (error is not null)
        {
            result.Failed(CommandExitCode.InvalidCommandLine, error);
        }
        else
        {
            Assert.Equal(2, result.ExitCode);
            Assert.DoesNotContain("s3cr3t", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Invalid_tag_names_the_option()
    {
        var result = await DeployProgram.RunAsync("build", "-t", "1,4");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: -t: '1,4' is not a valid tag:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_and_help_are_in_English_in_every_locale()
    {
        using var program = new DeployProgram();
        program.Environment["LC_ALL"] = "de_DE.UTF-8";
        program.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";

        var help = await program.StartAsync("--help");

        Assert.Contains("\nUsage:\n", help.Output, StringComparison.Ordinal);
        Assert.Contains("\nCommands:\n", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_command_shows_the_commands_on_standard_error()
    {
        var result = await DeployProgram.RunAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: A command is missing.", result.Error, StringComparison.Ordinal);
        Assert.Contains("  build <image>", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
