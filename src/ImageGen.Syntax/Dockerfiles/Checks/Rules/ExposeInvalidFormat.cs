namespace ImageGen.Dockerfiles.Checks;

internal sealed class ExposeInvalidFormat() : DockerfileCheck(new DockerfileRule(
    "ExposeInvalidFormat",
    "EXPOSE names only the port of the container",
    "EXPOSE declares the ports of the container. An address or a port of the host belongs to the start of a container, and BuildKit plans to refuse it here.")
{
    Id = "IMG0222",
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        foreach (var (word, text, port) in ExposedPorts.Read(step))
        {
            if (port.Address.Length > 0 || port.HostPort.Length > 0)
            {
                var better = port.Protocol.Length > 0 ? $"{port.Port}/{port.Protocol}" : port.Port;
                Report(file, step, step.Place(SourceSpan.OfWord(step.Instruction, word)), $"'{text}' names more than the port of the container. Use '{better}', and publish it with docker run --publish.");
            }
        }
    }
}
