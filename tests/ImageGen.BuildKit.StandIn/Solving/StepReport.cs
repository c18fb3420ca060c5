using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageGen.BuildKit.StandIn.Protocol;

namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>Tells a client of one step, from its begin to its end.</summary>
public sealed class StepReport : IDisposable
{
    private readonly SolveCall _solve;
    private readonly Vertex _vertex;

    private StepReport(SolveCall solve, string name)
    {
        _solve = solve;
        _vertex = new Vertex { Digest = DigestOf(name), Name = name };
    }

    public string Digest => _vertex.Digest;

    public static StepReport Begin(SolveCall solve, string name)
    {
        var report = new StepReport(solve, name);
        // First that it is there, then that it runs.
        report.Send();
        report._vertex.Started = Timestamp.FromDateTime(DateTime.UtcNow);
        report.Send();
        return report;
    }

    public static string DigestOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Something that the step's command writes.</summary>
    public void Print(string text, bool toError = false) => Print(Encoding.UTF8.GetBytes(text), toError);

    public void Print(byte[] bytes, bool toError = false) => _solve.Report(new StatusResponse
    {
        Logs = { new VertexLog { Vertex = Digest, Stream = toError ? 2 : 1, Msg = ByteString.CopyFrom(bytes), Timestamp = Timestamp.FromDateTime(DateTime.UtcNow) } },
    });

    public void Warn(string words, Place place) => _solve.Report(new StatusResponse
    {
        Warnings =
        {
            new VertexWarning
            {
                Vertex = Digest,
                Level = 1,
                Short = ByteString.CopyFromUtf8(words),
                Detail = { ByteString.CopyFromUtf8("More of it.") },
                Url = "https://docs.docker.com/go/dockerfile/rule/stage-name-casing/",
                Info = new SourceInfo { Filename = place.FileName, Data = ByteString.CopyFromUtf8(place.Text), Language = "Dockerfile" },
                Ranges =
                {
                    new Protocol.Range
                    {
                        Start = new Position { Line = place.Line, Character = place.Character },
                        End = new Position { Line = place.EndLine, Character = place.EndCharacter },
                    },
                },
            },
        },
    });

    public void Transfer(string id, long current, long total) => _solve.Report(new StatusResponse
    {
        Statuses = { new VertexStatus { ID = id, Vertex = Digest, Current = current, Total = total, Timestamp = Timestamp.FromDateTime(DateTime.UtcNow), Started = _vertex.Started } },
    });

    public void Fail(string error)
    {
        _vertex.Error = error;
        Dispose();
    }

    public void Dispose()
    {
        if (_vertex.Completed is null)
        {
            _vertex.Completed = Timestamp.FromDateTime(DateTime.UtcNow);
            Send();
        }
    }

    private void Send() => _solve.Report(new StatusResponse { Vertexes = { _vertex.Clone() } });
}
