namespace ImageGen.Dockerfiles.Checks;

internal sealed class ExposeInvalidFormat() : DockerfileCheck(new DockerfileRule(
    "ExposeInvalidFormat",
    "EXPOSE has no address and no port of the host",
    "EXPOSE tells what the image listens on; where that is published is said when a container is started, and BuildKit means to refuse it here."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        foreach (var (word, text, port) in PortSpecification.Read(step))
        {
            if (port.Address.Length > 0 || port.HostPort.Length > 0)
            {
                var better = port.Protocol.Length > 0 ? $"{port.Port}/{port.Protocol}" : port.Port;
                Report(file, step, step.Place(SourceSpan.OfWord(step.Instruction, word)), $"'{text}' names more than the container's port; write '{better}' and publish it with docker run --publish.");
            }
        }
    }
}
