using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ImageGen.Oci.Tests.Registries;

/// <summary>The blobs and uploads of a fake registry.</summary>
internal sealed partial class FakeBlobs
{
    /// <summary>A part of each upload's address that nobody else may learn.</summary>
    public const string UploadSecret = "upload-secret";

    private int _uploads;

    /// <summary>The blobs by repository and digest.</summary>
    public ConcurrentDictionary<(string Repository, string Digest), byte[]> Contents { get; } = new();

    /// <summary>What was received of each upload that is not complete.</summary>
    public ConcurrentDictionary<string, MemoryStream> Uploads { get; } = new(StringComparer.Ordinal);

    public bool SupportsRanges { get; set; } = true;

    public bool SupportsMounts { get; set; } = true;

    /// <summary>The status for a blob that comes in one request; 0 to accept it.</summary>
    public int StatusOfWhole { get; set; }

    public int MinChunkSize { get; set; }

    public ImageDigest Add(string repository, byte[] content)
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        Contents[(repository, digest)] = content;
        return ImageDigest.Parse(digest);
    }

    public Task AnswerAsync(HttpContext context)
    {
        var match = Address().Match(context.Request.Path.Value!);
        var repository = match.Groups["repository"].Value;
        return (context.Request.Method, match.Groups["upload"].Success) switch
        {
            ("POST", true) => StartAsync(context, repository),
            ("PATCH", true) => AppendAsync(context, match.Groups["upload"].Value),
            ("PUT", true) => CompleteAsync(context, repository, match.Groups["upload"].Value),
            ("GET", true) => TellAsync(context, match.Groups["upload"].Value, 204),
            ("DELETE", true) => RemoveAsync(context, match.Groups["upload"].Value),
            _ => SendAsync(context, repository, match.Groups["digest"].Value),
        };
    }

    /// <summary>Receives at most some bytes of the body of an upload.</summary>
    public async Task ReceiveAsync(HttpContext context, int maxBytes)
    {
        var upload = Uploads[Address().Match(context.Request.Path.Value!).Groups["upload"].Value];
        var buffer = new byte[maxBytes];
        upload.Write(buffer, 0, await context.Request.Body.ReadAtLeastAsync(buffer, maxBytes, throwOnEndOfStream: false));
    }

    private async Task StartAsync(HttpContext context, string repository)
    {
        var query = context.Request.Query;
        if (SupportsMounts && Contents.TryGetValue((query["from"].ToString(), query["mount"].ToString()), out var content))
        {
            _ = Add(repository, content);
            context.Response.StatusCode = 201;
            return;
        }

        var upload = Interlocked.Increment(ref _uploads).ToString(CultureInfo.InvariantCulture);
        Uploads[upload] = new MemoryStream();
        if (MinChunkSize > 0)
        {
            context.Response.Headers["OCI-Chunk-Min-Length"] = MinChunkSize.ToString(CultureInfo.InvariantCulture);
        }

        // Relative to this address, and with a query.
        context.Response.Headers.Location = $"{upload}?state={UploadSecret}";
        context.Response.StatusCode = 202;
        await context.Response.CompleteAsync();
    }

    private async Task AppendAsync(HttpContext context, string upload)
    {
        if (!Uploads.TryGetValue(upload, out var received) || context.Request.Query["state"] != UploadSecret)
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (context.Request.Headers.ContentRange.ToString() is { Length: > 0 } range && range.Split('-')[0] != received.Length.ToString(CultureInfo.InvariantCulture))
        {
            context.Response.StatusCode = 416;
            return;
        }

        await context.Request.Body.CopyToAsync(received);
        await TellAsync(context, upload, 202);
    }

    private async Task CompleteAsync(HttpContext context, string repository, string upload)
    {
        if (StatusOfWhole > 0 && context.Request.ContentLength > 0)
        {
            context.Response.StatusCode = StatusOfWhole;
            return;
        }

        var received = Uploads[upload];
        await context.Request.Body.CopyToAsync(received);
        var isValid = context.Request.Query["digest"] == "sha256:" + Convert.ToHexStringLower(SHA256.HashData(received.ToArray()));
        if (isValid)
        {
            context.Response.Headers["Docker-Content-Digest"] = Add(repository, received.ToArray()).ToString();
            _ = Uploads.TryRemove(upload, out _);
        }

        context.Response.StatusCode = isValid ? 201 : 400;
        await context.Response.WriteAsync(isValid ? "" : """{"errors":[{"code":"DIGEST_INVALID"}]}""");
    }

    private async Task TellAsync(HttpContext context, string upload, int status)
    {
        if (!Uploads.TryGetValue(upload, out var received))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.Headers.Location = $"http://{context.Request.Host}{context.Request.Path}?state={UploadSecret}";
        context.Response.Headers["Range"] = $"0-{Math.Max(received.Length - 1, 0)}";
        context.Response.StatusCode = status;
        await context.Response.CompleteAsync();
    }

    private Task RemoveAsync(HttpContext context, string upload)
    {
        context.Response.StatusCode = Uploads.TryRemove(upload, out _) ? 204 : 404;
        return Task.CompletedTask;
    }

    private async Task SendAsync(HttpContext context, string repository, string digest)
    {
        if (!Contents.TryGetValue((repository, digest), out var content))
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("""{"errors":[{"code":"BLOB_UNKNOWN","message":"blob unknown"}]}""");
            return;
        }

        var start = 0;
        if (SupportsRanges && RangeStart().Match(context.Request.Headers.Range.ToString()) is { Success: true } range)
        {
            start = int.Parse(range.Groups["start"].ValueSpan, CultureInfo.InvariantCulture);
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {start}-{content.Length - 1}/{content.Length}";
        }

        context.Response.ContentLength = content.Length - start;
        if (context.Request.Method == "GET")
        {
            await context.Response.Body.WriteAsync(content.AsMemory(start));
        }
    }

    [GeneratedRegex("^/v2/(?<repository>.+)/blobs/(uploads/(?<upload>[^/]*)|(?<digest>[^/]+))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex("^bytes=(?<start>[0-9]+)-$", RegexOptions.ExplicitCapture)]
    private static partial Regex RangeStart();
}
