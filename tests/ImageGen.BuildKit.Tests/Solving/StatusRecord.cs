using System.Text;

namespace ImageGen.BuildKit.Tests.Solving;

/// <summary>Records the status updates of a build.</summary>
internal sealed class StatusRecord : IProgress<SolveStatus>
{
    private readonly List<SolveStatus> _news = [];

    public IEnumerable<Vertex> Vertices => _news.SelectMany(news => news.Vertices);

    public IEnumerable<VertexStatus> Statuses => _news.SelectMany(news => news.Statuses);

    public IEnumerable<VertexWarning> Warnings => _news.SelectMany(news => news.Warnings);

    public IEnumerable<VertexLog> Logs => _news.SelectMany(news => news.Logs);

    public string Output => string.Concat(Logs.Select(log => Encoding.UTF8.GetString(log.Data.Span)));

    public void Report(SolveStatus value) => _news.Add(value);
}
