namespace ImageGen.Tests.Contexts;

/// <summary>Gives so many bytes that nothing can compress, and then fails as a disk does.</summary>
internal sealed class BrokenStream(int length) : MemoryStream(Noise(length))
{
    public const string Reason = "The disk is gone.";

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException(Reason);

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
