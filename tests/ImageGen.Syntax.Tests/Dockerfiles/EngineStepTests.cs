using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class EngineStepTests
{
    private static readonly Dockerfile Sample = Dockerfile.Parse("""
        ARG V=1
        FROM sdk:$V AS build
        ENV A=1
        WORKDIR /src
        COPY . .
        ONBUILD RUN later
        RUN dotnet restore
        FROM scratch
        COPY --from=build /src /app
        RUN <<EOF
        x
        EOF
        FROM build AS last
        ADD a b
        """);

    [Theory]
    [InlineData("[build 1/4] FROM docker.io/library/sdk:1", 2)]
    [InlineData("[build 2/4] WORKDIR /src", 4)]
    [InlineData("[build 3/4] COPY . .", 5)]
    [InlineData("[build 4/4] RUN dotnet restore", 7)]
    [InlineData("[linux/arm64 build 4/4] RUN dotnet restore", 7)]
    [InlineData("[linux/amd64->arm64 build 4/4] RUN dotnet restore", 7)]
    [InlineData("[build  4/14] RUN dotnet restore", null)]
    [InlineData("[stage-1 1/2] COPY --from=build /src /app", 9)]
    [InlineData("[stage-1 2/2] RUN <<EOF (x)", 10)]
    [InlineData("[last 1/2] ONBUILD RUN later", 6)]
    [InlineData("[last 2/2] ADD a b", 14)]
    [InlineData("[nowhere 1/2] ADD a b", null)]
    [InlineData("[internal] load build context", null)]
    [InlineData("exporting layers", null)]
    [InlineData("Step 1/12 : ARG V=1", 1)]
    [InlineData("Step 7/12 : RUN dotnet restore", 7)]
    [InlineData("Step 99/99 : RUN x", null)]
    [InlineData("[1/3] STEP 6/6: RUN dotnet restore", 7)]
    [InlineData("[3/3] STEP 1/2: FROM build AS last", 13)]
    [InlineData("", null)]
    [InlineData("[", null)]
    [InlineData("[]", null)]
    [InlineData("Step", null)]
    public void It_finds_its_instruction(string step, int? line) => Assert.Equal(line, Sample.InstructionOfStep(step)?.Line);

    [Fact]
    public void A_single_stage_needs_no_name() =>
        Assert.Equal(3, Dockerfile.Parse("FROM a\nENV B=1\nRUN c").InstructionOfStep("[2/2] RUN c")?.Line);

    [Fact]
    public void Podman_names_no_stage_where_there_is_one() =>
        Assert.Equal(2, Dockerfile.Parse("FROM a\nRUN c").InstructionOfStep("STEP 2/2: RUN c")?.Line);
}
