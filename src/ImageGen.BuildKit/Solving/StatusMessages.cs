using ImageGen.BuildKit.Daemons;

namespace ImageGen.BuildKit.Solving;

/// <summary>Converts the status updates of a build to this library's types.</summary>
internal static class StatusMessages
{
    public static SolveStatus Status(Protocol.StatusResponse response) => new()
    {
        Vertices = [.. response.Vertexes.Select(ToVertex)],
        Statuses = [.. response.Statuses.Select(ToStatus)],
        Logs = [.. response.Logs.Select(ToLog)],
        Warnings = [.. response.Warnings.Select(ToWarning)],
    };

    private static Vertex ToVertex(Protocol.Vertex vertex) => new()
    {
        Digest = vertex.Digest,
        Inputs = [.. vertex.Inputs],
        Name = vertex.Name,
        IsCached = vertex.Cached,
        Started = DaemonMessages.Time(vertex.Started),
        Completed = DaemonMessages.Time(vertex.Completed),
        Error = vertex.Error.Length > 0 ? vertex.Error : null,
    };

    private static VertexStatus ToStatus(Protocol.VertexStatus status) => new()
    {
        Id = status.Id,
        Vertex = status.Vertex,
        Name = status.Name,
        Current = status.Current,
        Total = status.Total,
        Started = DaemonMessages.Time(status.Started),
        Completed = DaemonMessages.Time(status.Completed),
    };

    private static VertexLog ToLog(Protocol.VertexLog log) => new()
    {
        Vertex = log.Vertex,
        Timestamp = DaemonMessages.Time(log.Timestamp),
        IsError = log.Stream == 2,
        Data = log.Msg.Memory,
    };

    private static VertexWarning ToWarning(Protocol.VertexWarning warning) => new()
    {
        Vertex = warning.Vertex,
        Level = (int)warning.Level,
        Short = warning.Short.ToStringUtf8(),
        Detail = [.. warning.Detail.Select(line => line.ToStringUtf8())],
        Url = Uri.TryCreate(warning.Url, UriKind.Absolute, out var url) ? url : null,
        Location = warning.Info is { Filename.Length: > 0 } info
            ? new SourceLocation { FileName = info.Filename, Text = info.Data.ToStringUtf8(), Ranges = [.. warning.Ranges.Select(ToRange)] }
            : null,
    };

    private static SourceRange ToRange(Protocol.Range range) =>
        new(range.Start?.Line ?? 0, range.Start?.Character ?? 0, range.End?.Line ?? 0, range.End?.Character ?? 0);
}
