namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Bytes that arrive in small pieces, as over a network.</summary>
internal sealed class PieceStream(byte[] content) : MemoryStream(content)
{
    private const int Piece = 1024;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(Piece, buffer.Length)], cancellationToken);
}
