using System.Text;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>The predefined entries (RFC 7541, appendix A), with indexes from 1.</summary>
internal static class StaticTable
{
    public const int Count = 61;

    // Created on demand, because a build uses few. If two threads create the same entry, the results are equal.
    private static readonly HeaderField?[] Fields = new HeaderField?[Count];

    // One entry per line, in order: a name, and a value if the entry has one.
    private static ReadOnlySpan<byte> Entries => """
        :authority
        :method GET
        :method POST
        :path /
        :path /index.html
        :scheme http
        :scheme https
        :status 200
        :status 204
        :status 206
        :status 304
        :status 400
        :status 404
        :status 500
        accept-charset
        accept-encoding gzip, deflate
        accept-language
        accept-ranges
        accept
        access-control-allow-origin
        age
        allow
        authorization
        cache-control
        content-disposition
        content-encoding
        content-language
        content-length
        content-location
        content-range
        content-type
        cookie
        date
        etag
        expect
        expires
        from
        host
        if-match
        if-modified-since
        if-none-match
        if-range
        if-unmodified-since
        last-modified
        link
        location
        max-forwards
        proxy-authenticate
        proxy-authorization
        range
        referer
        refresh
        retry-after
        server
        set-cookie
        strict-transport-security
        transfer-encoding
        user-agent
        vary
        via
        www-authenticate

        """u8;

    /// <summary>Gets the entry with an index from 1 to <see cref="Count"/>.</summary>
    public static HeaderField Get(int index) => Fields[index - 1] ??= Read(index);

    /// <summary>Finds the index of the first entry with a name; 0 if no entry has it.</summary>
    public static int IndexOf(string name)
    {
        var rest = Entries;
        for (var index = 1; index <= Count; index++)
        {
            var entry = Next(ref rest);
            if (Ascii.Equals(NameOf(entry), name))
            {
                return index;
            }
        }

        return 0;
    }

    private static HeaderField Read(int index)
    {
        var rest = Entries;
        for (var before = 1; before < index; before++)
        {
            _ = Next(ref rest);
        }

        var entry = Next(ref rest);
        var name = NameOf(entry);
        var value = name.Length == entry.Length ? "" : Encoding.UTF8.GetString(entry[(name.Length + 1)..]);
        return new HeaderField(Encoding.UTF8.GetString(name), name.Length, value, value.Length);
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        var entry = rest[..end];
        rest = rest[(end + 1)..];
        return entry;
    }

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> entry)
    {
        var end = entry.IndexOf((byte)' ');
        return end < 0 ? entry : entry[..end];
    }
}
