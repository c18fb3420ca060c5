namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnsupportedByBuilder() : DockerfileCheck(new DockerfileRule(
    "UnsupportedByBuilder",
    "The builder knows what the file uses",
    "Here-documents and many flags are BuildKit's. The classic builder refuses them, or takes them for something else.")
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
                    $"The classic builder does not know {instruction.Keyword} --{flag.Name}; build with BuildKit, or do without it.");
            }

            if (instruction.Heredocs.Count > 0)
            {
                Report(file, written, SourceSpan.OfKeyword(written), $"The classic builder knows no here-documents such as '{instruction.Heredocs[0].Name}'; build with BuildKit, or put the text into a file.");
            }
        }
    }
}
