using System.Buffers;
using System.Globalization;
using Grpc.Core;
using ImageGen.BuildKit.FileSync.Receiving;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync;

/// <summary>Receives a build's results: <c>moby.filesync.v1.FileSend</c>. An archive is received as a stream, the content of a folder file by file.</summary>
internal sealed class FileSendService : ISessionService
{
    // Daemons before 0.13 support one exporter and do not send its id.
    private const string ExporterIdKey = "buildkit-attachable-exporter-id";
    private const string ExporterMetadataPrefix = "exporter-md-";

    private readonly IReadOnlyDictionary<int, ExportTarget> _targets;
    private readonly Dictionary<int, ResultTransfers> _transfers;
    private readonly ReadGate _gate;

    /// <param name="targets">The targets by the index of their exporter in the request.</param>
    /// <param name="gate">Closed when the first result arrives.</param>
    /// <param name="maxTransfers">How many transfers a folder may receive: one for each platform.</param>
    public FileSendService(IReadOnlyDictionary<int, ExportTarget> targets, ReadGate gate, int maxTransfers)
    {
        _targets = targets;
        _gate = gate;
        _transfers = targets.ToDictionary(target => target.Key, target => new ResultTransfers(target.Value.Directory is null ? 1 : maxTransfers));
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal) { ["/moby.filesync.v1.FileSend/DiffCopy"] = ReceiveAsync };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async Task ReceiveAsync(SessionCall call, CancellationToken cancellationToken)
    {
        var id = call.GetMetadata(ExporterIdKey) is [var text, ..] && int.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : 0;
        if (!_targets.TryGetValue(id, out var target))
        {
            throw new RpcException(new Status(StatusCode.NotFound, $"Exporter {id} of this build has no destination for its result. Set a target on the exporter."));
        }

        _gate.Close();
        var transfers = _transfers[id];
        try
        {
            transfers.Start();
            await (target.Directory is { } directory
                ? ReceiveDirectoryAsync(call, directory, target.Rights, transfers, cancellationToken)
                : ReceiveStreamAsync(call, target.OpenAsync!, cancellationToken)).ConfigureAwait(false);
        }
        catch (BuildOutputException failure)
        {
            throw new RpcException(new Status(StatusCode.Unknown, failure.Message, failure));
        }
    }

    private static async Task ReceiveDirectoryAsync(
        SessionCall call, string directory, OutputRights rights, ResultTransfers transfers, CancellationToken cancellationToken)
    {
        using var folder = new OutputFolder(directory, rights);
        using var receiver = new DiffCopyReceiver(call, folder, transfers, cancellationToken);
        // Writing files blocks, so it must not run on the connection's thread.
        await Task.Run(receiver.RunAsync, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReceiveStreamAsync(
        SessionCall call, Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>> openAsync, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(ReadMetadata(call), openAsync, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                await WriteAsync(stream, BytesMessage.Read(message), cancellationToken).ConfigureAwait(false);
            }

            await WriteAsync(stream, data: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Dictionary<string, string> ReadMetadata(SessionCall call) => call.MetadataKeys
        .Where(key => key.StartsWith(ExporterMetadataPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(key => key[ExporterMetadataPrefix.Length..], key => string.Join(',', call.GetMetadata(key)), StringComparer.Ordinal);

    private static async ValueTask<Stream> OpenAsync(
        IReadOnlyDictionary<string, string> metadata,
        Func<IReadOnlyDictionary<string, string>, CancellationToken, ValueTask<Stream>> openAsync,
        CancellationToken cancellationToken)
    {
        try
        {
            return await openAsync(metadata, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create("Opening the stream for the build's result", exception);
        }
    }

    /// <summary>Writes a chunk; without one, flushes the stream.</summary>
    private static async ValueTask WriteAsync(Stream stream, ReadOnlySequence<byte>? data, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var segment in data ?? default)
            {
                await stream.WriteAsync(segment, cancellationToken).ConfigureAwait(false);
            }

            if (data is null)
            {
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ServiceFailure.Create("Writing the build's result", exception);
        }
    }
}
