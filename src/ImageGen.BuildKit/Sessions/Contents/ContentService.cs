using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.Protocol.Contents;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>Lets the daemon read and write blobs in folders in OCI image layout: local caches, and such folders as named contexts.</summary>
/// <param name="stores">The folders, by the ids that the daemon uses for them.</param>
internal sealed class ContentService(IReadOnlyDictionary<string, BlobStore> stores) : ISessionService
{
    private const string StoreKey = "buildkit-attachable-store-id";

    public IReadOnlyDictionary<string, SessionMethod> Methods => field ??= new Dictionary<string, SessionMethod>(StringComparer.Ordinal)
    {
        [Name("Info")] = ForStore(store => UnaryMethod.Create(InfoRequest.Parser, (request, _) => ValueTask.FromResult(new InfoResponse { Info = ReadInfo(store, request.Digest) }))),
        // Ignored: only a garbage collector needs labels, and this store does not have one.
        [Name("Update")] = ForStore(store => UnaryMethod.Create(UpdateRequest.Parser, (request, _) => ValueTask.FromResult(new UpdateResponse { Info = ReadInfo(store, request.Info.Digest) }))),
        [Name("Read")] = ForStore(store => new BlobReadHandler(store).ServeAsync),
        [Name("Write")] = ForStore(store => new BlobWriteHandler(store).ServeAsync),
        // An uncommitted blob is removed when the call that writes it ends.
        [Name("Abort")] = ForStore(_ => UnaryMethod.Create(AbortRequest.Parser, static (_, _) => ValueTask.FromResult(new Empty()))),
    };

    /// <exception cref="RpcException">The blob is missing, or is not a file.</exception>
    internal static EntryStatus Find(BlobStore store, string digest)
    {
        try
        {
            return store.Find(digest) ?? throw new RpcException(new Status(StatusCode.NotFound, $"content {digest}: not found"));
        }
        catch (FormatException exception)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, exception.Message));
        }
        catch (ReplacedEntryException exception)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, exception.Message));
        }
    }

    /// <summary>Sends one message.</summary>
    internal static ValueTask SendAsync(SessionCall call, IMessage message, CancellationToken cancellationToken)
    {
        message.WriteTo(call.BeginMessage(message.CalculateSize()));
        return call.FlushAsync(cancellationToken);
    }

    private static string Name(string method) => "/containerd.services.content.v1.Content/" + method;

    private static Info ReadInfo(BlobStore store, string digest)
    {
        var file = Find(store, digest);
        var written = Timestamp.FromDateTime(EntryStatus.ToDateTime(file.ModifiedNanoseconds));
        return new Info { Digest = digest, Size = file.Size, CreatedAt = written, UpdatedAt = written };
    }

    private SessionMethod ForStore(Func<BlobStore, SessionMethod> method) => (call, cancellationToken) =>
        call.GetMetadata(StoreKey) is [var id, ..] && stores.TryGetValue(id, out var store)
            ? method(store)(call, cancellationToken)
            : throw new RpcException(new Status(StatusCode.NotFound, "This session has no content store with the requested id."));
}
