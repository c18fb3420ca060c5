using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Http2;

/// <summary>Validates the headers of a request (RFC 9113, section 8).</summary>
internal static class RequestHeaders
{
    /// <summary>The header with the path of the request.</summary>
    public const string Path = ":path";

    /// <summary>Whether the required pseudo-headers exist, once each and before other headers, and all names are in lower case.</summary>
    public static bool AreValid(List<HeaderField> headers)
    {
        bool hasMethod = false, hasScheme = false, hasPath = false, hasAuthority = false, hasRegular = false;
        foreach (var header in headers)
        {
            if (!header.Name.StartsWith(':'))
            {
                hasRegular = true;
                if (header.Name.AsSpan().ContainsAnyInRange('A', 'Z') || IsConnectionSpecific(header))
                {
                    return false;
                }

                continue;
            }

            var isFirst = header.Name switch
            {
                ":method" => !hasMethod && (hasMethod = true),
                ":scheme" => !hasScheme && (hasScheme = true),
                Path => !hasPath && (hasPath = header.Value.Length > 0),
                ":authority" => !hasAuthority && (hasAuthority = true),
                _ => false,
            };
            if (hasRegular || !isFirst)
            {
                return false;
            }
        }

        return hasMethod && hasScheme && hasPath;
    }

    /// <summary>Whether a header is connection-specific as in HTTP/1.1, which HTTP/2 forbids (RFC 9113, section 8.2.2).</summary>
    private static bool IsConnectionSpecific(HeaderField header) => header.Name switch
    {
        "connection" or "keep-alive" or "proxy-connection" or "transfer-encoding" or "upgrade" => true,
        "te" => header.Value != "trailers",
        _ => false,
    };
}
