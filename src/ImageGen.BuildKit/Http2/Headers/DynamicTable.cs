namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>The headers that were sent last, which the peer may name by their age (RFC 7541, 2.3.2): a ring, the oldest leave it.</summary>
internal sealed class DynamicTable
{
    /// <summary>The size that a connection begins with, in octets, and the largest that this side allows.</summary>
    public const int LargestSize = 4096;

    // As many as there can be: each counts for the overhead at least. A power of two.
    private const int Places = LargestSize / HeaderField.Overhead;

    private readonly HeaderField?[] _fields = new HeaderField?[Places];
    private int _newest;
    private int _count;
    private int _size;
    private int _limit = LargestSize;

    /// <summary>The entry of an age, 0 for the newest; <see langword="null"/> where there is none.</summary>
    public HeaderField? Find(int age) => age < _count ? _fields[(_newest - age) & (Places - 1)] : null;

    /// <summary>Adds an entry. One that is larger than the table leaves it empty.</summary>
    public void Add(HeaderField field)
    {
        EvictDownTo(_limit - field.Size);
        if (field.Size > _limit)
        {
            return;
        }

        _newest = (_newest + 1) & (Places - 1);
        _fields[_newest] = field;
        _count++;
        _size += field.Size;
    }

    /// <summary>Sets how large the table may be, in octets: at most <see cref="LargestSize"/>.</summary>
    public void Limit(int size)
    {
        _limit = size;
        EvictDownTo(size);
    }

    public void Clear() => EvictDownTo(0);

    private void EvictDownTo(int size)
    {
        while (_count > 0 && _size > size)
        {
            _count--;
            ref var oldest = ref _fields[(_newest - _count) & (Places - 1)];
            _size -= oldest!.Size;
            oldest = null;
        }
    }
}
