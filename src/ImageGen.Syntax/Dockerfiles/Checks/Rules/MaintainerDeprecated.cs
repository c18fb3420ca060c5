namespace ImageGen.Dockerfiles.Checks;

internal sealed class MaintainerDeprecated() : DockerfileCheck(new DockerfileRule(
    "MaintainerDeprecated",
    "MAINTAINER is deprecated",
    "MAINTAINER is deprecated, and few tools show its value. They read the label org.opencontainers.image.authors.")
{
    Id = "IMG0209",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var instruction in file.Dockerfile.Instructions.Where(instruction => instruction.Keyword == "MAINTAINER"))
        {
            Report(file, instruction, SourceSpan.OfKeyword(instruction), "MAINTAINER is deprecated. Use LABEL org.opencontainers.image.authors=\"…\".");
        }
    }
}
