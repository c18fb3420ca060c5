using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ImageGen.Oci.Caching;

/// <summary>Texts by keys. A file has the digest of its text before it, because a lost power supply may damage it.</summary>
internal sealed class CacheNotes(CacheFolder folder)
{
    private const int MaxSize = 64 * 1024 * 1024;

    public bool TryGet(string key, [NotNullWhen(true)] out string? value)
    {
        value = null;
        var file = PathOf(key);
        using var stream = folder.TryOpen(file);
        if (stream is null || stream.Length is < SHA256.HashSizeInBytes or > MaxSize)
        {
            return false;
        }

        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var text = content.AsSpan(SHA256.HashSizeInBytes);
        if (!SHA256.HashData(text).AsSpan().SequenceEqual(content.AsSpan(0, SHA256.HashSizeInBytes)))
        {
            return false;
        }

        CacheFolder.Touch(file);
        value = Encoding.UTF8.GetString(text);
        return true;
    }

    public void Set(string key, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        if (text.Length > MaxSize - SHA256.HashSizeInBytes)
        {
            throw new ArgumentException($"A note has {text.Length} bytes, and the limit is {MaxSize - SHA256.HashSizeInBytes}. Store it as a content.", nameof(value));
        }

        var ingest = folder.CreateIngest();
        try
        {
            folder.Write(() =>
            {
                using (ingest)
                {
                    ingest.Write(SHA256.HashData(text));
                    ingest.Write(text);
                }

                return true;
            });
            folder.Publish(ingest.Name, PathOf(key), replaces: true);
        }
        catch
        {
            CacheFolder.Discard(ingest.Name);
            throw;
        }
    }

    private string PathOf(string key) => folder.PathOfNote(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}
