using System.Formats.Tar;
using System.Text;
using ImageGen.Contexts;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Contexts;

/// <summary>What a context sends, read back by the framework's own tar reader.</summary>
internal sealed class SentContext
{
    private SentContext(byte[] archive, List<TarEntry> entries, List<BuildEvent> events) =>
        (Archive, Entries, Events) = (archive, entries, events);

    public byte[] Archive { get; }

    public List<TarEntry> Entries { get; }

    public List<BuildEvent> Events { get; }

    public List<string> Names => Entries.ConvertAll(entry => entry.Name.TrimEnd('/'));

    public TarEntry this[string name] => Assert.Single(Entries, entry => entry.Name.TrimEnd('/') == name);

    public string Text(string name)
    {
        var content = this[name].DataStream;
        return content is null ? string.Empty : Encoding.UTF8.GetString(((MemoryStream)content).ToArray());
    }

    public static async Task<SentContext> OfFolderAsync(TemporaryFolder folder) =>
        await OfAsync(await PrepareAsync(folder));

    public static Task<PreparedContext> PrepareAsync(TemporaryFolder folder, string dockerfile = "Dockerfile")
    {
        if (!File.Exists(folder.PathOf(dockerfile)))
        {
            _ = folder.Write(dockerfile, "FROM scratch\nCOPY . /\n");
        }

        return ContextPreparation.PrepareAsync(new ContextDefinition { ProjectDirectory = folder.FullPath, DockerfilePath = dockerfile }, CancellationToken.None);
    }

    public static async Task<SentContext> OfAsync(PreparedContext context)
    {
        var events = new RecordedEvents();
        using var archive = new MemoryStream();
        await context.WriteTarAsync(archive, events, CancellationToken.None);
        archive.Position = 0;
        var entries = new List<TarEntry>();
        await using var reader = new TarReader(archive, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return new SentContext(archive.ToArray(), entries, events.Events);
    }

    internal sealed class RecordedEvents : IProgress<BuildEvent>
    {
        public List<BuildEvent> Events { get; } = [];

        public void Report(BuildEvent value) => Events.Add(value);
    }
}
