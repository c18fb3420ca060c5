using System.Security.Cryptography;

namespace ImageGen.Oci;

/// <summary>Reads a stream, and compares its length and its SHA-256, SHA-384 or SHA-512 with a descriptor.</summary>
/// <param name="inner">The stream. It is closed with this one.</param>
/// <param name="descriptor">The expected content.</param>
/// <param name="removeContent">Removes a content that is not the expected one, if it is stored.</param>
internal sealed class VerifiedStream(Stream inner, Descriptor descriptor, Action? removeContent = null) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(descriptor.Digest.Algorithm switch
    {
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    });

    private long _length;
    private bool _isVerified;

    /// <summary>The length of the expected content.</summary>
    public override long Length => descriptor.Size;

    /// <summary>The number of bytes that were read.</summary>
    public override long Position { get => _length; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    /// <exception cref="ContentMismatchException">The content is longer or shorter, or has another digest.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Verify(buffer[..read], isEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="ContentMismatchException">The content is longer or shorter, or has another digest.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Verify(buffer.Span[..read], isEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Verify(ReadOnlySpan<byte> read, bool isEnd)
    {
        _hash.AppendData(read);
        _length += read.Length;
        if (_length > descriptor.Size)
        {
            throw Mismatch($"it is longer than {descriptor.Size} bytes.");
        }

        if (isEnd && !_isVerified)
        {
            _isVerified = true;
            Compare();
        }
    }

    private void Compare()
    {
        if (_length < descriptor.Size)
        {
            throw Mismatch($"it has {_length} bytes and not {descriptor.Size}.");
        }

        var digest = Convert.ToHexStringLower(_hash.GetCurrentHash());
        if (digest != descriptor.Digest.Encoded)
        {
            throw Mismatch($"its digest is {descriptor.Digest.Algorithm}:{digest}.");
        }
    }

    private ContentMismatchException Mismatch(string reason)
    {
        removeContent?.Invoke();
        return new ContentMismatchException(descriptor, reason);
    }
}
