namespace ImageGen.Dockerfiles.Checks;

internal sealed class MaintainerDeprecated() : DockerfileCheck(new DockerfileRule(
    "MaintainerDeprecated",
    "No MAINTAINER",
    "MAINTAINER is out of use: few tools show its value. The label org.opencontainers.image.authors is what they read.")
{
    Id = "IMG0209",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var instruction in file.Dockerfile.Instructions.Where(instruction => instruction.Keyword == "MAINTAINER"))
        {
            Report(file, instruction, SourceSpan.OfKeyword(instruction), "MAINTAINER is out of use; write LABEL org.opencontainers.image.authors=\"…\".");
        }
    }
}
