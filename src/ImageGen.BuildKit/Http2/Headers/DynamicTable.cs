namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>The most recently sent headers, which the peer references by index (RFC 7541, 2.3.2). It is a ring buffer that evicts the oldest entry.</summary>
internal sealed class DynamicTable
{
    /// <summary>The initial and maximum size of the table, in octets.</summary>
    public const int MaxTableSize = 4096;

    // The maximum number of entries, because each counts at least the overhead. A power of two.
    private const int Capacity = MaxTableSize / HeaderField.Overhead;

    private readonly HeaderField?[] _fields = new HeaderField?[Capacity];
    private int _newest;
    private int _count;
    private int _size;
    private int _limit = MaxTableSize;

    /// <summary>Gets an entry by its age, 0 for the newest; <see langword="null"/> if the table is shorter.</summary>
    public HeaderField? Find(int age) => age < _count ? _fields[(_newest - age) & (Capacity - 1)] : null;

    /// <summary>Adds an entry. An entry that is larger than the table empties it.</summary>
    public void Add(HeaderField field)
    {
        EvictDownTo(_limit - field.Size);
        if (field.Size > _limit)
        {
            return;
        }

        _newest = (_newest + 1) & (Capacity - 1);
        _fields[_newest] = field;
        _count++;
        _size += field.Size;
    }

    /// <summary>Sets the size limit of the table, in octets: at most <see cref="MaxTableSize"/>.</summary>
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
            ref var oldest = ref _fields[(_newest - _count) & (Capacity - 1)];
            _size -= oldest!.Size;
            oldest = null;
        }
    }
}
