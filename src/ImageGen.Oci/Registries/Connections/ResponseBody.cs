namespace ImageGen.Oci.Registries.Connections;

/// <summary>Reads small bodies of responses with limits.</summary>
internal static class ResponseBody
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Reads the body of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="maxBytes">The maximum length.</param>
    /// <param name="idleTimeout">The time without a byte after which reading fails.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The bytes; <see langword="null"/> if the body is longer than the limit. No more than the limit is read.</returns>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int maxBytes, TimeSpan idleTimeout, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        using var limit = new IdleLimit(idleTimeout, cancellationToken);
        var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            using var read = new MemoryStream();
            var buffer = new byte[BufferSize];
            int count;
            while ((count = await body.ReadAsync(buffer, limit.Token).ConfigureAwait(false)) > 0)
            {
                limit.Restart();
                read.Write(buffer, 0, count);
                if (read.Length > maxBytes)
                {
                    return null;
                }
            }

            return read.ToArray();
        }
    }
}
