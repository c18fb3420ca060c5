namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>Keeps an archive that a build writes, and its metadata.</summary>
internal sealed class KeptStream
{
    private readonly MemoryStream _content = new();

    public KeptStream() => Target = ExportTarget.ToStream((description, _) =>
    {
        Description = description;
        return ValueTask.FromResult<Stream>(_content);
    });

    public ExportTarget Target { get; }

    public IReadOnlyDictionary<string, string> Description { get; private set; } = new Dictionary<string, string>();

    public byte[] Bytes => _content.ToArray();
}
