namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnsupportedByBuilder() : DockerfileCheck(new DockerfileRule(
    "UnsupportedByBuilder",
    "The builder supports the file",
    "Here-documents and many flags require BuildKit. The classic builder refuses or misinterprets them.")
{
    IsBuildKits = false,
})
{
    private static readonly HashSet<string> BuildKitsFlags = new(StringComparer.Ordinal)
    {
        "RUN mount", "RUN network", "RUN security", "RUN device",
        "COPY link", "COPY chmod", "COPY parents", "COPY exclude",
        "ADD link", "ADD chmod", "ADD exclude", "ADD checksum", "ADD keep-git-dir", "ADD unpack",
    };

    public override void CheckFile(CheckedFile file)
    {
        if (file.Options.Builder != DockerfileBuilder.Classic)
        {
            return;
        }

        foreach (var written in file.Dockerfile.Instructions)
        {
            var instruction = written.Trigger ?? written;
            foreach (var flag in instruction.Flags.Where(flag => BuildKitsFlags.Contains(instruction.Keyword + " " + flag.Name)))
            {
                Report(file, written, SourceSpan.OfLength(flag.Line, flag.Column, flag.Name.Length + 2),
                    $"The classic builder does not support {instruction.Keyword} --{flag.Name}. Build with BuildKit, or remove the flag.");
            }

            if (instruction.Heredocs.Count > 0)
            {
                Report(file, written, SourceSpan.OfKeyword(written), $"The classic builder does not support here-documents such as '{instruction.Heredocs[0].Name}'. Build with BuildKit, or put the text into a file.");
            }
        }
    }
}
